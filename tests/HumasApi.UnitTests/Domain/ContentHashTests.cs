using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

/// <summary>The audit trail keeps hashes of revisions: what they are made of never changes.</summary>
internal sealed class ContentHashTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Test]
    public void It_is_that_of_the_members_sorted_by_name([Values] bool full)
    {
        var revision = new ArticleRevision
        {
            Slug = "panen",
            Language = "id",
            Title = "Panen “raya” + <b> é \\ 😀",
            TimeZone = "Asia/Jakarta",
            CreatedAt = DateTimeOffset.UnixEpoch,
            CreatedBy = new Actor(null, "Sari"),
        };
        if (full)
            revision = revision with
            {
                Summary = "Ringkas",
                EventDate = new DateOnly(2022, 10, 12),
                Body = "<p>Isi</p>\n",
                BodySource = "Isi",
                BodySourceFormat = BodyFormat.Plain,
                PublishedAt = new DateTimeOffset(2022, 10, 12, 17, 16, 0, 120, TimeSpan.FromHours(7)),
                TagIds = [Guid.NewGuid(), Guid.NewGuid()],
                RelatedIds = [Guid.NewGuid()],
                CoverImage = new StoredImage
                {
                    Url = "https://x.example/a?b=1&c=2",
                    FocalPoint = new StoredFocalPoint(0.25, 1e-7),
                    Width = 7,
                },
                LegacyUrls = ["https://x.example/?a=1&b=2"],
                Note = "Catatan",
            };
        Assert.That(revision.ContentHash(), Is.EqualTo(Expected(revision)));
        // What a release before this one stored of it.
        if (!full)
            Assert.That(revision.ContentHash(), Is.EqualTo("bf408592a708c451fa16a0f9c370a4be1054d0e6885ed6506275781eb43a5af3"));
        Assert.That((revision with { Slug = "lain" }).ContentHash(), Is.Not.EqualTo(Expected(revision)));
    }

    private static string Expected(ArticleRevision revision)
    {
        var members = JsonSerializer.SerializeToNode(revision, Json)!.AsObject();
        foreach (var name in new[] { "id", "articleId", "number", "createdAt", "createdBy", "note", "bodyStart" })
            members.Remove(name);
        // There was none when hashes were made first.
        if (revision.RelatedIds.Count == 0)
            members.Remove("relatedIds");
        var sorted = new JsonObject(
            members
                .Where(member => member.Value is not null)
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sorted)));
    }
}

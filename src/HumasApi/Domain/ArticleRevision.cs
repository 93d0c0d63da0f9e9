using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HumasApi.Domain;

/// <summary>What kind of text an article is.</summary>
internal enum ArticleKind
{
    News,
    PressRelease,
    Announcement,
    Clarification,
    Speech,
}

/// <summary>
/// One save of an article: everything an editor sends, slug, unit, tags and authors included. Never changed after it is
/// stored; references are ids without foreign keys, because what they point to may be merged later.
/// </summary>
internal sealed record ArticleRevision : ArticleText
{
    public const int TitleMaxLength = 300;

    /// <summary>In UTF-16 units, of the HTML as it was sent.</summary>
    public const int BodyMaxLength = 1_000_000;
    public const int AttributionNameMaxLength = 200;
    public const int UrlMaxLength = 2048;
    public const int SeoTitleMaxLength = 300;
    public const int SeoDescriptionMaxLength = 500;
    public const int ChangeNoteMaxLength = 500;
    public const int LanguageMaxLength = 35;
    public const int MaxTags = 50;
    public const int MaxAuthors = 20;
    public const int MaxMentionedUnits = 50;
    public const int MaxRelated = 10;
    public const int NoteMaxLength = 500;
    public const int MaxLegacyUrls = 20;

    public ArticleRevision() { }

    /// <summary>Takes over all plain members.</summary>
    public ArticleRevision(ArticleText text)
        : base(text) { }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ArticleId { get; init; }

    /// <summary>Counts from 1 within the article.</summary>
    public int Number { get; init; }
    public required string Slug { get; init; }

    /// <summary>True while nobody chose the slug: until the first publish it follows the title.</summary>
    public bool SlugFollowsTitle { get; init; }
    public ArticleKind Kind { get; init; }

    /// <summary>BCP 47 tag: <c>id</c>, <c>en</c>, <c>jv</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The article that this one is a translation of.</summary>
    public Guid? TranslationOf { get; init; }
    public required string Title { get; init; }

    /// <summary>The body as it was sent; <see cref="Body"/> is what may be shown of it.</summary>
    public string? BodySource { get; init; }

    /// <summary>What <see cref="BodySource"/> is written in; null: HTML.</summary>
    public BodyFormat? BodySourceFormat { get; init; }

    /// <summary>What its relative addresses start from; null where it has none, or none could be resolved.</summary>
    public string? BodyBaseUrl { get; init; }
    public string? Body { get; init; }

    /// <summary>The first words of <see cref="Body"/>, for the excerpt; null for a revision from before they were kept.</summary>
    public string? BodyStart { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Editorial time wished for the publication; null: the moment of the first publish.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
    public Guid UnitId { get; init; }
    public List<Guid> MentionedUnitIds { get; init; } = [];
    public List<Guid> AuthorIds { get; init; } = [];
    public List<Guid> TagIds { get; init; } = [];

    /// <summary>Articles that editors chose to be read next; some may be deleted, or not live.</summary>
    public List<Guid> RelatedIds { get; init; } = [];
    public StoredImage? CoverImage { get; init; }
    public string? AttributionName { get; init; }
    public string? AttributionUrl { get; init; }
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }
    public bool SeoNoIndex { get; init; }

    /// <summary>Addresses the item had in the system it came from.</summary>
    public List<string> LegacyUrls { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }

    /// <summary>Why it was saved.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// SHA-256, in hex, of all that it says: its members as JSON, sorted by name, without those that are null, and without who saved
    /// it, when, why, and as which number. The same for as long as it lies here, so a copy proves what it was when it is gone.
    /// </summary>
    public string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, HashedJson)));

    private static readonly HashSet<string> NotHashed = ["id", "articleId", "number", "createdAt", "createdBy", "note", "bodyStart"];

    private static readonly JsonSerializerOptions HashedJson = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new HashedTimeConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(SortMembers),
    };

    private static void SortMembers(JsonTypeInfo type)
    {
        if (type.Type != typeof(ArticleRevision))
            return;
        var members = type
            .Properties.Where(member => !NotHashed.Contains(member.Name))
            .OrderBy(member => member.Name, StringComparer.Ordinal);
        foreach (var (place, member) in members.ToList().Index())
            (member.Order, member.ShouldSerialize) = (place, (_, value) => value is not null && !IsOfLaterVersion(member, value));
        foreach (var member in type.Properties.Where(member => NotHashed.Contains(member.Name)))
            member.ShouldSerialize = (_, _) => false;
    }

    // Hashes have been made of revisions that did not have the member yet.
    private static bool IsOfLaterVersion(JsonPropertyInfo member, object value) =>
        member.Name == "relatedIds" && value is List<Guid> { Count: 0 };

    // Hashes have been made of times whose plus sign is escaped as in any text.
    private sealed class HashedTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonSerializer.Serialize(value)[1..^1]);
    }

    /// <summary>True when both have the same content; author, time, note and number of the save do not count.</summary>
    public bool HasSameContentAs(ArticleRevision other)
    {
        // Record equality covers every scalar member, so a member added later cannot be forgotten here.
        var aligned = other with
        {
            Id = Id,
            ArticleId = ArticleId,
            Number = Number,
            CreatedAt = CreatedAt,
            CreatedBy = CreatedBy,
            Note = Note,
            BodyStart = BodyStart,
            MentionedUnitIds = MentionedUnitIds,
            AuthorIds = AuthorIds,
            TagIds = TagIds,
            RelatedIds = RelatedIds,
            LegacyUrls = LegacyUrls,
        };
        return aligned == this
            && MentionedUnitIds.SequenceEqual(other.MentionedUnitIds)
            && AuthorIds.SequenceEqual(other.AuthorIds)
            && TagIds.SequenceEqual(other.TagIds)
            && RelatedIds.SequenceEqual(other.RelatedIds)
            && LegacyUrls.SequenceEqual(other.LegacyUrls);
    }
}

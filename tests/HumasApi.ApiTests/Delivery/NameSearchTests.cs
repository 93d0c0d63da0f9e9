using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>q finds the start of any word of a name as people type it, and lists sort names as people look them up.</summary>
internal sealed class NameSearchTests : ApiTest
{
    private static readonly string[] Names =
    [
        "Éclair Nusantara",
        "Lapas (Terbuka) Kendal",
        "Jum’at Bersih",
        "zona/integritas",
        "Ørsted",
        "Straße",
        "Äpfel",
        "apel-pagi",
        "Ибадат",
    ];

    [TestCase("terbuka", "Lapas (Terbuka) Kendal")]
    [TestCase("(terbuka) ken", "Lapas (Terbuka) Kendal")]
    [TestCase("KENDAL", "Lapas (Terbuka) Kendal")]
    [TestCase("eclair", "Éclair Nusantara")]
    [TestCase("E\u0301CLAIR", "Éclair Nusantara")]
    [TestCase("nus", "Éclair Nusantara")]
    [TestCase("jumat", "Jum’at Bersih")]
    [TestCase("Jum'at", "Jum’at Bersih")]
    [TestCase("jum´at b", "Jum’at Bersih")]
    [TestCase("integritas", "zona/integritas")]
    [TestCase("orsted", "Ørsted")]
    [TestCase("strasse", "Straße")]
    [TestCase("pagi", "apel-pagi")]
    [TestCase("ИБА", "Ибадат")]
    [TestCase("erbuka", null)]
    [TestCase("%", null)]
    [TestCase("_", null)]
    [TestCase("\\", null)]
    public async Task A_word_is_found_by_its_start(string q, string? name)
    {
        await FillAsync();
        foreach (var path in new[] { "/v1/units", "/v1/tags", "/v1/authors", "/manage/v1/units", "/manage/v1/tags", "/manage/v1/authors" })
            Assert.That(
                await NamesAsync($"{path}?q={Uri.EscapeDataString(q)}"),
                Is.EqualTo(name is null ? Array.Empty<string>() : [name]),
                path
            );
    }

    [Test]
    public async Task Names_sort_without_capitals_and_accents_also_from_page_to_page()
    {
        await FillAsync();
        string[] sorted =
        [
            "apel-pagi",
            "Äpfel",
            "Éclair Nusantara",
            "Jum’at Bersih",
            "Lapas (Terbuka) Kendal",
            "Ørsted",
            "Straße",
            "zona/integritas",
            "Ибадат",
        ];
        foreach (var path in new[] { "/v1/units", "/v1/tags", "/manage/v1/authors" })
        {
            var seen = new List<string>();
            for (var next = $"{path}?limit=2"; next is not null; )
            {
                var page = (await ReadAsync(next)).Must(HttpStatusCode.OK);
                seen.AddRange(page.Json["data"]!.AsArray().Select(row => row!["name"]!.GetValue<string>()));
                next = page.Json["links"]!["next"] is { } link ? new Uri(link.GetValue<string>()).PathAndQuery : null;
            }
            Assert.That(seen, Is.EqualTo(sorted), path);
        }
    }

    private static async Task FillAsync()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            await Unit($"u{i}", name: Names[i]);
            await Tag($"t{i}", name: Names[i]);
            await Author($"a{i}", Names[i]);
            await Live($"Judul {i}", $"u{i}", new { tags = new[] { new { slug = $"t{i}" } }, authors = new[] { new { slug = $"a{i}" } } });
        }
    }

    private static async Task<IEnumerable<string>> NamesAsync(string path) =>
        (await ReadAsync(path)).Must(HttpStatusCode.OK).Json["data"]!.AsArray().Select(row => row!["name"]!.GetValue<string>());

    private static Task<Answer> ReadAsync(string path) =>
        path.StartsWith("/manage/v1", StringComparison.Ordinal) ? Api.ManageGet(path["/manage/v1".Length..]) : Api.Get(path);
}

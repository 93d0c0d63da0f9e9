using System.Net;
using System.Text.Json.Nodes;
using HumasApi.Management.Search;

namespace HumasApi.ApiTests.Management;

/// <summary>GET /manage/v1/search: drafts, earlier revisions and notes, within the rights of the caller.</summary>
internal sealed class WorkingSearchTests : ApiTest
{
    private static async Task<JsonArray> Search(string text, string more = "", string? key = null) =>
        (await Api.As(key ?? Newsroom.AdminKey, HttpMethod.Get, $"/search?q={Uri.EscapeDataString(text)}{more}"))
            .Must(HttpStatusCode.OK)
            .Data.AsArray();

    private static async Task<string> Found(string text, string more = "", string? key = null) =>
        string.Join("; ", (await Search(text, more, key)).Select(hit => $"{hit!["article"]!["title"]}: {Matches(hit)}"));

    private static string Matches(JsonNode hit) =>
        string.Join(' ', hit["matches"]!.AsArray().Select(one => $"{one!["kind"]}{one["revision"]}"));

    // What runs each second; a job that begins again makes nothing twice.
    private static async Task IndexAsync()
    {
        await Newsroom.RunJobAsync<IndexWorkingTexts>();
    }

    private static async Task Soon(string text, string found)
    {
        await IndexAsync();
        Assert.That(await Found(text), Is.EqualTo(found), text);
    }

    [Test]
    public async Task Drafts_revisions_and_notes_are_found_in_all_forms()
    {
        await Unit("rutan");
        var draft = await Draft("Bupati Mengunjungi Rutan", "rutan", new { body = "<p>Warga <b>binaan</b> memanen 40 kg sawi.</p>" });
        await Soon("kunjungan", "Bupati Mengunjungi Rutan: revision1");
        await Api.Patch($"/articles/{draft.Id}", new { body = "<p>Warga binaan menanam cabai.</p>" }, 1);
        (await Api.Post($"/articles/{draft.Id}/notes", new { text = "Foto panen menyusul besok." })).Must(HttpStatusCode.Created);
        await Live("Panen raya", "rutan", new { body = "<p>Sudah terbit.</p>" });
        await Soon("panen", "Bupati Mengunjungi Rutan: note2 revision1");
        await Soon("cabai", "Bupati Mengunjungi Rutan: revision2");
        Assert.That(await Found("panen", "&kind=note"), Is.EqualTo("Bupati Mengunjungi Rutan: note2"));
        Assert.That(await Found("\"warga binaan\" -cabai"), Is.EqualTo("Bupati Mengunjungi Rutan: revision1"));
        Assert.That(await Found("\"binaan warga\""), Is.Empty);
        Assert.That(await Found("terong OR cabai"), Is.EqualTo("Bupati Mengunjungi Rutan: revision2"));
        Assert.That(await Found("bupa"), Does.StartWith("Bupati"), "not typed to its end");
        Assert.That(await Found("meng*"), Does.StartWith("Bupati"));
        Assert.That(await Found("wbp"), Does.StartWith("Bupati"), "what it stands for");
        var match = (await Search("sawi"))[0]!["matches"]![0]!;
        Assert.That(match["text"]![0]!.GetValue<string>(), Is.EqualTo("Warga binaan memanen 40 kg <mark>sawi</mark>."));

        // All revisions of what was live, as soon as it is edited; and nothing of it when it is gone.
        var live = (await Api.ManageGet("/articles?q=Panen")).Data[0]!;
        var version = live["version"]!.GetValue<int>();
        (await Api.Patch($"/articles/{live["id"]}", new { title = "Panen kedua" }, version)).Must(HttpStatusCode.OK);
        await Soon("terbit", "Panen kedua: revision2 revision1");
        (await Api.Delete($"/articles/{draft.Id}", 2)).Must(HttpStatusCode.NoContent);
        Assert.That(await Found("cabai"), Is.Empty);
    }

    [Test]
    public async Task Texts_of_every_language_and_names_of_several_words_are_found()
    {
        await Unit("rutan");
        await Draft("Police report", "rutan", new { language = "en", body = "<p>They visited the wards.</p>" });
        await Draft("Makanan enak", "rutan", new { language = "jv" });
        await Draft("Lapas terbuka", "rutan");
        await Soon("police report", "Police report: revision1");
        Assert.That(await Found("\"police report\""), Is.EqualTo("Police report: revision1"));
        Assert.That(await Found("visiting"), Is.EqualTo("Police report: revision1"));
        Assert.That(await Found("report -police"), Is.Empty);
        Assert.That(await Found("makanan enak"), Is.EqualTo("Makanan enak: revision1"));
        Assert.That(await Found("lembaga pemasyarakatan"), Is.EqualTo("Lapas terbuka: revision1"));
        (await Api.Post("/search/synonyms", new { words = new[] { "lapas", "rumah \u0308 kita" } })).Must(HttpStatusCode.Created);
        Assert.That(await Found("rumah kita"), Is.EqualTo("Lapas terbuka: revision1"));
        Assert.That(await Found("lapas"), Is.EqualTo("Lapas terbuka: revision1"));
    }

    // What was never a draft when the job looked: an earlier revision is one all the same.
    [Test]
    public async Task Earlier_revisions_are_found_of_what_was_published_at_once()
    {
        await Unit("rutan");
        foreach (var body in new[] { "<p>Empat puluh kilogram.</p>", "<p>Lima puluh kilogram.</p>" })
            (
                await Api.Put(
                    "/articles/by-source/arsip/1",
                    new
                    {
                        title = "Panen",
                        unit = new { slug = "rutan" },
                        body,
                        publish = true,
                    }
                )
            ).Must(body.Contains("Empat", StringComparison.Ordinal) ? HttpStatusCode.Created : HttpStatusCode.OK);
        await Soon("empat puluh", "Panen: revision1");
    }

    [Test]
    public async Task Nobody_finds_what_he_may_not_see()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lapas");
        await Draft("Rencana rahasia", "rutan");
        await Draft("Rencana lain", "lapas");
        await Soon("rencana", "Rencana lain: revision1; Rencana rahasia: revision1");
        Assert.That(await Found("rencana", "", await Key("viewer", "kanwil")), Is.EqualTo("Rencana rahasia: revision1"));
        Assert.That(await Found("rencana", "", await Key("viewer", "kanwil", "self")), Is.Empty);
        var none = await Api.As(await Key(null), HttpMethod.Get, "/search?q=rencana");
        Assert.That(none.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Api.Get("/v1/search?q=rencana")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Pages_follow_one_another()
    {
        await Unit("rutan");
        for (var number = 1; number <= 5; number++)
            await Draft($"Apel {number}", "rutan");
        await Soon("apel", string.Join("; ", Enumerable.Range(1, 5).Reverse().Select(number => $"Apel {number}: revision1")));
        var (seen, page) = (new List<string>(), await Api.ManageGet("/search?q=apel&limit=2"));
        Assert.That(page.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.EqualTo(5));
        while (true)
        {
            seen.AddRange(page.Data.AsArray().Select(hit => hit!["article"]!["title"]!.GetValue<string>()));
            if (page.Json["links"]!["next"] is null)
                break;
            page = await Api.Follow(page, "next");
        }
        Assert.That(seen, Is.EqualTo(new[] { "Apel 5", "Apel 4", "Apel 3", "Apel 2", "Apel 1" }));
        Assert.That((await Api.Follow(page, "prev")).Data.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Anything_can_be_typed_and_saved()
    {
        await Unit("rutan");
        // Every word of it another one, more than PostgreSQL takes in one row.
        var words = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"kata{number:x}'\\ang"));
        await Draft("Panjang 'sekali' \\ & | ! <-> (:*)", "rutan", new { body = $"<p>{words}</p>" });
        await Draft("Potong", "rutan", new { body = $"<p>a{string.Concat(Enumerable.Repeat("𠀀", 40))} {new string('ﷺ', 64)}</p>" });
        await Draft("Sesudahnya", "rutan");
        await Soon("sesudahnya", "Sesudahnya: revision1");
        await Soon("kata5", "Panjang 'sekali' \\ & | ! <-> (:*): revision1");
        string[] odd =
        [
            "'",
            "''",
            "\\",
            "& | !",
            "<->",
            "a:*",
            ":*",
            "!!!",
            "()",
            "(panen",
            "\"",
            "\"\"",
            "-",
            "--",
            "-panen",
            "OR",
            "OR OR",
            "yang di",
            "*",
            "a*",
            "%_",
            "'; drop table working_texts; --",
            "\u202Epanen",
            "😀",
            "kata\\' & 'lain",
            "a" + string.Concat(Enumerable.Repeat("𠀀", 40)),
            new string('ﷺ', 64),
            string.Concat(Enumerable.Repeat("a ", 249)),
            string.Concat(Enumerable.Repeat("\"b c\" ", 80)),
        ];
        foreach (var text in odd)
            (await Api.ManageGet($"/search?q={Uri.EscapeDataString(text)}")).Must(HttpStatusCode.OK);
        Assert.That((await Api.ManageGet("/search?q=%00")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Api.ManageGet("/search")).Code, Is.EqualTo("required"));
    }
}

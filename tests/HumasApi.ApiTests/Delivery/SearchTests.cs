using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Delivery;

/// <summary>GET /v1/search, …/suggest and …/related: what readers find, and what they never do.</summary>
internal sealed class SearchTests : SearchTest
{
    [Test]
    public async Task Words_are_found_in_all_their_forms_and_the_likeliest_comes_first()
    {
        await Unit("rutan", name: "Rumah Tahanan Salatiga");
        await Live("Bupati Mengunjungi Lapas", "rutan");
        await Live("Apel pagi", "rutan", new { body = "<p>Setelah kunjungan itu, apel dimulai.</p>" });
        await Live("Penyuluhan hukum", "rutan", new { body = "<p>Pemasyarakatan menyiapkan warga binaan.</p>" });
        await Live("Warga masyarakat membantu", "rutan");
        Assert.That(await Titles("kunjungan"), Is.EqualTo("Bupati Mengunjungi Lapas; Apel pagi"), "the title counts for more");
        Assert.That(await Titles("pemasyarakatan"), Is.EqualTo("Penyuluhan hukum"), "society is another word");
        Assert.That(await Titles("APEL kunjungi"), Is.EqualTo("Apel pagi"), "all words, in any form");
        Assert.That(await Titles("\"mengunjungi lapas\""), Is.EqualTo("Bupati Mengunjungi Lapas"));
        Assert.That(await Titles("\"lapas mengunjungi\""), Is.Empty);
        Assert.That(await Titles("kunjungan -bupati"), Is.EqualTo("Apel pagi"));
        Assert.That(await Titles("hukum OR bupati", "&sort=-publishedAt"), Is.EqualTo("Penyuluhan hukum; Bupati Mengunjungi Lapas"));
        Assert.That(await Titles("penyul*"), Is.EqualTo("Penyuluhan hukum"));
        Assert.That(await Titles("penyul"), Is.EqualTo("Penyuluhan hukum"), "a word that is not typed to its end");
        Assert.That(await Titles("wbp hukum"), Is.EqualTo("Penyuluhan hukum"), "an abbreviation of the field");
        Assert.That(await Titles("lembaga pemasyarakatan bupati"), Is.EqualTo("Bupati Mengunjungi Lapas"), "and what it stands for");
        Assert.That(await Titles("tahanan"), Does.Contain("Apel pagi"), "the name of the unit");
    }

    [Test]
    public async Task Spelling_of_the_country_is_read()
    {
        await Unit("rutan");
        await Live("Salat Jum\u2019at di Lapas Kelas II A", "rutan");
        await Live("Rapat 17:16 di Lapas Kelas IIB", "rutan");
        await Live("Berita-berita WBP-nya", "rutan", new { language = "id" });
        await Live("Visitors are running", "rutan", new { language = "en" });
        Assert.That(await Titles("jumat"), Is.EqualTo("Salat Jum\u2019at di Lapas Kelas II A"));
        Assert.That(await Titles("Jum'at IIA"), Is.EqualTo("Salat Jum\u2019at di Lapas Kelas II A"));
        Assert.That(await Titles("kelas II B"), Is.EqualTo("Rapat 17:16 di Lapas Kelas IIB"));
        Assert.That(await Titles("17:16"), Is.EqualTo("Rapat 17:16 di Lapas Kelas IIB"));
        Assert.That(await Titles("berita wbp"), Is.EqualTo("Berita-berita WBP-nya"));
        Assert.That(await Titles("run visitor"), Is.EqualTo("Visitors are running"));
    }

    [Test]
    public async Task Results_are_narrowed_and_paged_as_lists_are()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        await Tag("panen");
        await Author("ani", "Ani Contoh");
        for (var number = 0; number < 7; number++)
            await Live(
                $"Panen {number}",
                number % 2 == 0 ? "rutan" : "lain",
                new
                {
                    publishedAt = $"202{number % 3}-05-0{number + 1}T00:00:00Z",
                    kind = number == 3 ? "announcement" : "news",
                    tags = number == 4 ? new[] { new { slug = "panen" } } : [],
                    authors = number == 5 ? new[] { new { slug = "ani" } } : [],
                }
            );
        async Task<int> Total(string more) =>
            (await Search("panen", more)).Must(HttpStatusCode.OK).Json["meta"]!["page"]!["total"]!.GetValue<int>();
        Assert.That(await Total(""), Is.EqualTo(7));
        Assert.That(
            (await Total("&unit=kanwil"), await Total("&unit=kanwil&scope=subtree"), await Total("&unit=kanwil&scope=subtreeThen")),
            Is.EqualTo((0, 4, 4))
        );
        Assert.That(
            (await Total("&kind=announcement"), await Total("&tag=panen"), await Total("&author=ani"), await Total("&language=en")),
            Is.EqualTo((1, 1, 1, 0))
        );
        Assert.That(
            (await Total("&publishedFrom=2021-01-01"), await Total("&publishedFrom=2021-01-01&publishedBefore=2022-01-01")),
            Is.EqualTo((4, 2))
        );
        var unmatched = await Search("panen", "&tag=tiada");
        Assert.That(unmatched.Json["meta"]!["unmatched"]![0]!["value"]!.ToString(), Is.EqualTo("tiada"));

        var whole = (await Titles("panen", "&sort=-publishedAt&limit=100")).Split("; ");
        Assert.That(whole, Is.EqualTo(new[] { "Panen 5", "Panen 2", "Panen 4", "Panen 1", "Panen 6", "Panen 3", "Panen 0" }));
        var (walked, next, back) = (new List<string>(), $"/v1/search?q=panen&sort=-publishedAt&limit=3", (string?)null);
        while (next is not null)
        {
            var page = (await Api.Get(next)).Must(HttpStatusCode.OK);
            walked.AddRange(page.Data.AsArray().Select(hit => hit!["article"]!["title"]!.GetValue<string>()));
            next = page.Json["links"]!["next"]?.GetValue<string>() is { } onward ? new Uri(onward).PathAndQuery : null;
            back = page.Json["links"]!["prev"]?.GetValue<string>();
        }
        Assert.That(walked, Is.EqualTo(whole));
        var before = (await Api.Get(new Uri(back!).PathAndQuery))
            .Data.AsArray()
            .Select(hit => hit!["article"]!["title"]!.GetValue<string>());
        Assert.That(before, Is.EqualTo(whole[3..6]));
        Assert.That(await Titles("panen", "&sort=-publishedAt&limit=3&page=2"), Is.EqualTo(string.Join("; ", whole[3..6])));
        Assert.That(await Titles("panen", "&page=99"), Is.Empty);
        var excluded = (await Search("panen", "&sort=-publishedAt&limit=1")).Data[0]!["article"]!["id"];
        Assert.That(await Total($"&exclude={excluded}"), Is.EqualTo(6));
        Assert.That(
            (await Search("panen", "&fields=title")).Data[0]!["article"]!.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "id", "title" })
        );
    }

    [Test]
    public async Task Facets_count_what_there_is_units_with_those_below_them()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lapas", "kanwil");
        await Tag("panen");
        await Live("Panen satu", "rutan", new { tags = new[] { new { slug = "panen" } }, publishedAt = "2021-05-01T00:00:00Z" });
        await Live("Panen dua", "lapas", new { publishedAt = "2022-05-01T00:00:00Z" });
        await Live("Panen tiga", "lapas", new { publishedAt = "2022-06-01T00:00:00Z", kind = "announcement" });
        var facets = (await Search("panen", "&facets=true")).Must(HttpStatusCode.OK).Json["meta"]!["facets"]!;
        string Of(string name, string member) =>
            string.Join(
                " ",
                facets[name]!
                    .AsArray()
                    .Select(one => $"{(one![member] is JsonObject record ? record["slug"] : one[member])}:{one["count"]}")
            );
        Assert.That(Of("unit", "unit"), Is.EqualTo("kanwil:3 lapas:2 rutan:1"));
        Assert.That(
            (Of("tag", "tag"), Of("kind", "kind"), Of("year", "year"), Of("language", "language"), Of("author", "author")),
            Is.EqualTo(("panen:1", "news:2 announcement:1", "2022:2 2021:1", "id:3", ""))
        );
        Assert.That((await Search("panen")).Json["meta"]!["facets"], Is.Null);
    }

    [Test]
    public async Task Nothing_that_is_not_live_is_ever_found()
    {
        await Unit("rutan");
        await Tag("rahasia-tag", name: "Tersembunyi");
        await Draft("Rahasia negara", "rutan", new { tags = new[] { new { slug = "rahasia-tag" } } });
        var live = (await Live("Terbuka", "rutan")).Id;
        Assert.That((await Titles("rahasia"), await Titles("terbuka")), Is.EqualTo(("", "Terbuka")));
        (await Api.Patch($"/articles/{live}", new { title = "Rahasia lagi" }, 2)).Must(HttpStatusCode.OK);
        Assert.That((await Titles("rahasia"), await Titles("terbuka")), Is.EqualTo(("", "Terbuka")), "a draft beside the live text");
        await UnpublishAsync(live);
        var gone = await Search("terbuka", "&facets=true");
        Assert.That((gone.Data.AsArray().Count, gone.Json["meta"]!["facets"]!["unit"]!.AsArray().Count), Is.EqualTo((0, 0)));
        var suggested = (await Api.Get("/v1/search/suggest?q=ters")).Must(HttpStatusCode.OK).Text;
        Assert.That(suggested, Does.Not.Contain("Tersembunyi"));
        Assert.That((await Api.Get("/v1/search/suggest?q=terbu")).Text, Does.Not.Contain("Terbuka"));
        (await Api.Get($"/v1/articles/{live}/related")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task Names_that_change_are_found_by_what_they_are_now_and_other_instances_follow()
    {
        await Unit("rutan", name: "Rutan Lama");
        var tag = await Tag("satu", name: "Menembak");
        await Tag("dua", name: "Memanah");
        await Live("Lomba", "rutan", new { tags = new[] { new { slug = "satu" } } });
        await Soon("menembak", "Lomba");
        (await Api.Post($"/tags/{tag}/merge", new { into = new { slug = "dua" } }, 1)).Must(HttpStatusCode.OK);
        await Soon("memanah", "Lomba");
        await Soon("lomba", "Lomba", "&tag=dua");
        var unit = (await Api.ManageGet("/units/by-slug/rutan")).Id;
        (await Api.Post($"/units/{unit}/rename", new { name = "Rutan Mutakhir" }, 1)).Must(HttpStatusCode.OK);
        await Soon("mutakhir", "Lomba");
        await using var other = Newsroom.AnotherInstance();
        var there = other.ClientOptions.BaseAddress;
        (await Api.Get(new Uri(there, "/v1/search?q=lomba").ToString())).Must(HttpStatusCode.OK);
        await Live("Lomba kedua", "rutan");
        for (var until = DateTime.UtcNow.AddSeconds(5); ; await Task.Delay(50))
        {
            var count = (await Api.Get(new Uri(there, "/v1/search?q=lomba").ToString())).Must(HttpStatusCode.OK).Data.AsArray().Count;
            if (count == 2)
                break;
            Assert.That(DateTime.UtcNow, Is.LessThan(until), "the other instance follows");
        }
    }

    [Test]
    public async Task What_was_misspelt_is_asked_back_and_most_words_will_do()
    {
        await Unit("rutan");
        await Live("Pemasyarakatan maju", "rutan");
        await Live("Panen raya di rutan", "rutan");
        var wrong = (await Search("Pemasarakatan")).Must(HttpStatusCode.OK);
        Assert.That(wrong.Json["meta"]!["query"]!["didYouMean"]?.ToString(), Is.EqualTo("pemasyarakatan"));
        var some = (await Search("panen raya tomat")).Must(HttpStatusCode.OK);
        Assert.That(some.Json["meta"]!["query"]!["someWords"]!.GetValue<bool>(), Is.True);
        Assert.That(some.Data[0]!["article"]!["title"]!.ToString(), Is.EqualTo("Panen raya di rutan"));
        var stop = (await Search("yang di panen")).Must(HttpStatusCode.OK);
        Assert.That(stop.Json["meta"]!["query"]!["ignored"]!.ToJsonString(), Is.EqualTo("""["yang","di"]"""));
        Assert.That(await Titles("di"), Is.EqualTo("Panen raya di rutan"), "a stop word alone is searched");
    }

    [Test]
    public async Task Highlights_are_safe()
    {
        await Unit("rutan");
        await Live(
            "Panen <b>1 & 2</b>",
            "rutan",
            new
            {
                body = "<p>Hasil &lt;script&gt;alert(1)&lt;/script&gt; panen <strong>raya</strong> &amp; ikan.</p><p>Warga memanen lagi.</p>",
            }
        );
        var hit = (await Search("panen raya")).Must(HttpStatusCode.OK).Data[0]!["highlights"]!;
        Assert.That(hit["title"]!.ToString(), Is.EqualTo("<mark>Panen</mark> &lt;b&gt;1 &amp; 2&lt;/b&gt;"));
        Assert.That(
            hit["text"]![0]!.ToString(),
            Is.EqualTo(
                "Hasil &lt;script&gt;alert(1)&lt;/script&gt; <mark>panen</mark> <mark>raya</mark> &amp; ikan. Warga <mark>memanen</mark> lagi."
            )
        );
    }

    [Test]
    public async Task Anything_can_be_typed()
    {
        await Unit("rutan");
        await Live("Panen raya", "rutan");
        foreach (
            var text in new[]
            {
                "\"",
                "\"\"",
                "-",
                "--",
                "OR",
                "OR OR",
                "*",
                "a*",
                "-panen",
                "-\"panen raya\"",
                "( ) [ ] { } ^ ~ ? : \\ / + && || !",
                "title:panen",
                "panen~2",
                "panen^99",
                "[a TO z]",
                "' or 1=1 --",
                "%_\\%",
                "\u0631\u0645\u0636\u0627\u0646",
                "\ud83d\ude00",
                "e\u0301",
                "panen \ud83c\udf3e raya",
                "\u202epanen",
                "zzz*",
                "-- \"panen",
                new string('x', 500),
                string.Concat(Enumerable.Repeat("a ", 250)),
                string.Concat(Enumerable.Repeat("p* ", 166)),
                "yang dan di ke",
                "\"yang\"",
                "I I I A A",
                "&amp;",
                "<script>",
                "panen\t raya",
            }
        )
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await Search(text);
            // What has control characters is no text.
            if (text.Contains('\t'))
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), text);
            else
                answer.Must(HttpStatusCode.OK);
            Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(5)), text);
        }
        (await Search(new string('x', 3_000))).IsProblem(HttpStatusCode.BadRequest, "too-long");
        (await Api.Get("/v1/search")).IsProblem(HttpStatusCode.BadRequest, "required");
        (await Search("panen", "&cursor=x")).IsProblem(HttpStatusCode.BadRequest, "malformed-cursor");
    }

    [Test]
    public async Task A_search_box_and_a_page_know_what_comes_next()
    {
        await Unit("rutan", name: "Rutan Pangandaran");
        await Tag("panen", name: "Panen");
        await Author("pandu", "Pandu Wijaya");
        var tags = new[] { new { slug = "panen" } };
        var first = (await Live("Panen cabai", "rutan", new { publishedAt = "2021-01-01T00:00:00Z", tags })).Id;
        var second = (
            await Live(
                "Panen lele",
                "rutan",
                new
                {
                    publishedAt = "2021-01-02T00:00:00Z",
                    tags,
                    authors = new[] { new { slug = "pandu" } },
                }
            )
        ).Id;
        var third = (await Live("Upacara", "rutan", new { publishedAt = "2021-01-03T00:00:00Z" })).Id;
        await Soon("upacara", "Upacara");
        var found = (await Api.Get("/v1/search/suggest?q=pan")).Must(HttpStatusCode.OK).Data;
        string Names(string kind, string member) => string.Join("; ", found[kind]!.AsArray().Select(one => one![member]));
        Assert.That(
            (Names("units", "name"), Names("tags", "name"), Names("authors", "name")),
            Is.EqualTo(("Rutan Pangandaran", "Panen", "Pandu Wijaya"))
        );
        Assert.That(Names("articles", "title").Split("; "), Is.EquivalentTo(new[] { "Panen lele", "Panen cabai" }));
        Assert.That((await Api.Get("/v1/search/suggest?q=panen+le")).Data["articles"]![0]!["title"]!.ToString(), Is.EqualTo("Panen lele"));

        var related = (await Api.Get($"/v1/articles/{second}/related")).Must(HttpStatusCode.OK).Data;
        Assert.That(related["related"]![0]!["id"]!.ToString(), Is.EqualTo(first));
        Assert.That((related["previous"]!["id"]!.ToString(), related["next"]!["id"]!.ToString()), Is.EqualTo((first, third)));
        var last = (await Api.Get($"/v1/articles/{third}/related?limit=1")).Must(HttpStatusCode.OK).Data;
        Assert.That((last["related"]!.AsArray().Count, last["next"]), Is.EqualTo((1, (JsonNode?)null)));
    }
}

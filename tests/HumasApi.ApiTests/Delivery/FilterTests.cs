using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Each filter and member selection of the list of articles, alone and in the usual pairs.</summary>
internal sealed class FilterTests : ApiTest
{
    private readonly Dictionary<string, string> ids = [];

    // Six articles, a to f; the later letter is the newer article, c and d share their moment.
    private async Task Fill()
    {
        ids.Clear();
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lapas", "kanwil");
        await Unit("ditjen");
        await Author("budi");
        await Author("siti");
        await Tag("krisis");
        await Tag("berita", "category");
        await Add("a", "rutan", "2026-01-31T16:59:59Z", new { tags = Refs("krisis"), authors = Refs("budi") });
        await Add("b", "lapas", "2026-01-31T17:00:00Z", new { tags = Refs("krisis", "berita"), kind = "pressRelease" });
        await Add("c", "kanwil", "2026-02-02T00:00:00Z", new { authors = Refs("siti", "budi"), language = "en" });
        await Add("d", "ditjen", "2026-02-02T00:00:00Z", new { mentionedUnits = Refs("rutan"), kind = "speech" });
        await Add(
            "e",
            "rutan",
            "2026-03-01T00:00:00Z",
            new
            {
                tags = Refs("berita"),
                language = "en",
                mentionedUnits = Refs("rutan", "lapas"),
            }
        );
        await Add("f", "ditjen", "2026-04-01T00:00:00Z", null);
    }

    [Test]
    public async Task A_filter_finds_what_it_names_and_nothing_else()
    {
        await Fill();
        (string Query, string Expected)[] filters =
        [
            ("", "fedcba"),
            ("?sort=-publishedAt", "fedcba"),
            ("?sort=publishedAt", "abcdef"),
            ("?unit=rutan", "ea"),
            ("?unit=RUTAN", "ea"),
            ("?unit=rutan,lapas", "eba"),
            ("?unit=rutan,tiada", "ea"),
            ("?unit=tiada", ""),
            ("?unit=kanwil", "c"),
            ("?unit=kanwil&scope=self", "c"),
            ("?unit=kanwil&scope=subtree", "ecba"),
            ("?unit=kanwil,ditjen&scope=subtree&sort=publishedAt", "abcdef"),
            ("?mentionedUnit=rutan", "ed"),
            ("?tag=krisis", "ba"),
            ("?tag=krisis,berita", "eba"),
            ("?tag=tiada,krisis", "ba"),
            ("?author=budi", "ca"),
            ("?kind=speech", "d"),
            ("?kind=speech,pressRelease", "db"),
            ("?language=en", "ec"),
            ("?publishedFrom=2026-03-01T00:00:00Z", "fe"),
            ("?publishedBefore=2026-01-31T17:00:00Z", "a"),
            ("?publishedFrom=2026-02-02T07:00:00%2B07:00&publishedBefore=2026-03-01T00:00:00Z", "dc"),
            ("?publishedBefore=2026-02-01", "a"),
            ("?publishedFrom=2026-02-01&publishedBefore=2026-02-02", "b"),
            ("?publishedBefore=2026-02-01&timeZone=UTC", "ba"),
            ("?publishedBefore=2026-02-01&timeZone=Asia/Jayapura", ""),
            ("?unit=rutan&tag=krisis", "a"),
            ("?unit=kanwil&scope=subtree&tag=berita", "eb"),
            ("?unit=kanwil&scope=subtree&kind=pressRelease", "b"),
            ("?unit=kanwil&scope=subtree&author=budi", "ca"),
            ("?unit=rutan&mentionedUnit=lapas", "e"),
            ("?unit=rutan&publishedFrom=2026-02-01", "e"),
            ("?tag=berita&language=en", "e"),
            ("?tag=krisis&author=budi", "a"),
            ("?author=budi&kind=news&sort=publishedAt", "ac"),
            ("?language=en&kind=news&unit=kanwil", "c"),
        ];
        // Ids follow the order of writing, so the later of two articles of one moment has the higher id.
        foreach (var (query, expected) in filters)
            Assert.That(Letters(await Api.Get("/v1/articles" + query)), Is.EqualTo(expected), query);
    }

    [Test]
    public async Task Filters_take_ids_as_well_as_slugs()
    {
        await Fill();
        foreach (
            var (resource, slug, parameter, expected) in new[]
            {
                ("units", "rutan", "unit", "ea"),
                ("units", "rutan", "mentionedUnit", "ed"),
                ("tags", "krisis", "tag", "ba"),
                ("authors", "siti", "author", "c"),
            }
        )
            Assert.That(
                Letters(await Api.Get($"/v1/articles?{parameter}={(await Api.ManageGet($"/{resource}/by-slug/{slug}")).Id}")),
                Is.EqualTo(expected),
                parameter
            );
    }

    [Test]
    public async Task Ids_come_in_the_order_given_and_missing_ones_are_left_out()
    {
        await Fill();
        (await Api.Post($"/articles/{ids["b"]}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        var answer = await Api.Get($"/v1/articles?ids={ids["c"]},{ids["f"]},019b4a5e-0000-7000-8000-000000000001,{ids["b"]},{ids["a"]}");
        Assert.That(Letters(answer), Is.EqualTo("cfa"));
        Assert.That(answer.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.False);
        (await Api.Get($"/v1/articles?ids={ids["c"]}&tag=krisis")).IsProblem(HttpStatusCode.BadRequest, "ids-alone");
        (await Api.Get("/v1/articles?ids=abc")).IsProblem(HttpStatusCode.BadRequest, "malformed-id");
        (await Api.Get("/v1/articles?ids=" + string.Join(",", Enumerable.Range(0, 101).Select(Bulk.Id)))).IsProblem(
            HttpStatusCode.BadRequest,
            "too-many"
        );
        Assert.That(
            Letters(await Api.Get("/v1/articles?ids=" + string.Join(",", Enumerable.Range(0, 99).Select(Bulk.Id).Append(ids["d"])))),
            Is.EqualTo("d")
        );
    }

    [Test]
    public async Task Modified_since_lists_what_changed_the_first_change_first()
    {
        await Fill();
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Api.Patch($"/articles/{ids["d"]}", new { summary = "Baru" }, 2)).Must(HttpStatusCode.OK);
        Assert.That(
            Letters(await Api.Get("/v1/articles?modifiedSince=2026-11-24T12:10:00Z&sort=modifiedAt")),
            Is.Empty,
            "A draft changes nothing that is served."
        );
        (await Api.Post($"/articles/{ids["d"]}/publish", null, 3)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Api.Post($"/articles/{ids["a"]}/publish", new { update = "major" }, 2)).Must(HttpStatusCode.OK);
        Assert.That(Letters(await Api.Get("/v1/articles?modifiedSince=2026-11-24T12:10:00Z&sort=modifiedAt")), Is.EqualTo("da"));
        Assert.That(Letters(await Api.Get("/v1/articles?modifiedSince=2026-11-24T12:10:01Z&sort=modifiedAt")), Is.EqualTo("a"));
        var (all, last) = await Walk.ToTheEnd("/v1/articles?modifiedSince=2026-11-24T12:00:00Z&sort=modifiedAt", () => 2);
        Assert.That(Letters(all), Is.EqualTo("bcefda"));
        Assert.That(
            Letters(await Walk.BackToTheStart("/v1/articles?modifiedSince=2026-11-24T12:00:00Z&sort=modifiedAt", last, () => 2)),
            Is.EqualTo("bcefda")
        );
        (await Api.Get("/v1/articles?modifiedSince=2026-11-24T12:00:00Z")).IsProblem(
            HttpStatusCode.BadRequest,
            "modified-since-needs-sort"
        );
        Assert.That(Letters(await Api.Get("/v1/articles?sort=-modifiedAt")), Is.EqualTo("adfecb"), "The last changed first.");
        Assert.That(Letters(await Api.Get("/v1/articles?sort=-modifiedAt&modifiedSince=2026-11-24T12:10:00Z")), Is.EqualTo("ad"));
        var (newest, end) = await Walk.ToTheEnd("/v1/articles?sort=-modifiedAt", () => 2);
        Assert.That(Letters(newest), Is.EqualTo("adfecb"));
        Assert.That(Letters(await Walk.BackToTheStart("/v1/articles?sort=-modifiedAt", end, () => 2)), Is.EqualTo("adfecb"));
        (await Api.Get("/v1/articles?sort=-modifiedAt&tag=krisis")).IsProblem(HttpStatusCode.BadRequest, "modified-since-alone");
        (await Api.Get("/v1/articles?sort=modifiedAt")).IsProblem(HttpStatusCode.BadRequest, "sort-needs-modified-since");
        (await Api.Get("/v1/articles?modifiedSince=2026-11-24T12:00:00Z&sort=modifiedAt&tag=krisis")).IsProblem(
            HttpStatusCode.BadRequest,
            "modified-since-alone"
        );
    }

    [Test]
    public async Task A_retired_slug_acts_as_its_heir_and_says_so()
    {
        await Fill();
        foreach (var (resource, slug) in new[] { ("units", "rutan"), ("authors", "budi") })
            (
                await Api.Patch($"/{resource}/{(await Api.ManageGet($"/{resource}/by-slug/{slug}")).Id}", new { slug = slug + "-baru" }, 1)
            ).Must(HttpStatusCode.OK);
        var (krisis, berita) = ((await Api.ManageGet("/tags/by-slug/krisis")).Id, (await Api.ManageGet("/tags/by-slug/berita")).Id);
        (await Api.Post($"/tags/{krisis}/merge", new { into = new { slug = "berita" } }, 1)).Must(HttpStatusCode.OK);

        foreach (
            var (parameter, value, slug, expected) in new[]
            {
                ("unit", "rutan", "rutan-baru", "ea"),
                ("mentionedUnit", "rutan", "rutan-baru", "ed"),
                ("author", "budi", "budi-baru", "ca"),
                ("tag", "krisis", "berita", "eba"),
                ("tag", krisis, "berita", "eba"),
            }
        )
        {
            var answer = await Api.Get($"/v1/articles?{parameter}={value}");
            Assert.That(Letters(answer), Is.EqualTo(expected), parameter);
            Assert.That(
                answer.Json["meta"]!["resolved"]!.ToJsonString(),
                Is.EqualTo($$"""[{"parameter":"{{parameter}}","value":"{{value}}","slug":"{{slug}}"}]""")
            );
            Assert.That(answer.Json["meta"]!["unmatched"]!.ToJsonString(), Is.EqualTo("[]"));
        }
        foreach (var value in new[] { "berita", berita })
            Assert.That((await Api.Get($"/v1/articles?tag={value}")).Json["meta"]!["resolved"]!.ToJsonString(), Is.EqualTo("[]"));
        Assert.That(
            (await Api.Get("/v1/articles/months?unit=rutan")).Json["meta"]!["resolved"]!.ToJsonString(),
            Is.EqualTo("""[{"parameter":"unit","value":"rutan","slug":"rutan-baru"}]""")
        );
    }

    [Test]
    public async Task What_names_nothing_matches_nothing_and_is_named()
    {
        await Fill();
        await Tag("hanya-draf");
        await Draft("Draf", "rutan", new { tags = Refs("hanya-draf") });
        foreach (
            var (parameter, value) in new[]
            {
                ("unit", "tiada"),
                ("mentionedUnit", "tiada"),
                ("author", "tiada"),
                ("tag", "tiada"),
                ("tag", "hanya-draf"),
                ("tag", "019b4a5e-0000-7000-8000-000000000001"),
                ("language", "fr"),
                ("language", "indonesia"),
            }
        )
        {
            var answer = (await Api.Get($"/v1/articles?{parameter}={value}&page=1")).Must(HttpStatusCode.OK);
            Assert.That(Letters(answer), Is.Empty);
            Assert.That(
                answer.Json["meta"]!["unmatched"]!.ToJsonString(),
                Is.EqualTo($$"""[{"parameter":"{{parameter}}","value":"{{value}}"}]""")
            );
            Assert.That(answer.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.Zero);
        }
        Assert.That(
            (await Api.Get("/v1/articles?unit=rutan,tiada")).Json["meta"]!["unmatched"]!.ToJsonString(),
            Is.EqualTo("""[{"parameter":"unit","value":"tiada"}]""")
        );
        (await Api.Get("/v1/articles?unit=a_b")).IsProblem(HttpStatusCode.BadRequest, "malformed-slug");
        (await Api.Get("/v1/articles?unit=a,,b")).IsProblem(HttpStatusCode.BadRequest, "empty-value");
        (await Api.Get("/v1/articles?unit=a,b,c,d,e,f,g,h,i,j,k")).IsProblem(HttpStatusCode.BadRequest, "too-many");
        (await Api.Get("/v1/articles?tag=a,b,c,d,e,f,g,h,i,j,k")).IsProblem(HttpStatusCode.BadRequest, "too-many");
        (await Api.Get("/v1/articles?kind=blog")).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        (await Api.Get("/v1/articles?scope=subtree")).IsProblem(HttpStatusCode.BadRequest, "scope-needs-unit");
        (await Api.Get("/v1/articles?publishedFrom=2026-02-01&publishedBefore=2026-02-01")).IsProblem(
            HttpStatusCode.BadRequest,
            "empty-range"
        );
        (await Api.Get("/v1/articles?publishedFrom=kemarin")).IsProblem(HttpStatusCode.BadRequest, "malformed-time");
        (await Api.Get("/v1/articles?timeZone=WIB")).IsProblem(HttpStatusCode.BadRequest, "unknown-time-zone");
    }

    [Test]
    public async Task Fields_choose_members_and_id_always_comes()
    {
        await Fill();
        Assert.That(
            (await Api.Get("/v1/articles?fields=slug,title&limit=1")).Data.ToJsonString(),
            Is.EqualTo($$"""[{"id":"{{ids["f"]}}","slug":"f","title":"f"}]""")
        );
        Assert.That(
            (await Api.Get("/v1/articles?fields=body&limit=1")).Data.ToJsonString(),
            Is.EqualTo($$"""[{"id":"{{ids["f"]}}","body":"\u003Cp\u003Ef\u003C/p\u003E"}]""")
        );
        Assert.That(
            (await Api.Get($"/v1/articles/{ids["f"]}?fields=slug")).Data.ToJsonString(),
            Is.EqualTo($$"""{"id":"{{ids["f"]}}","slug":"f"}""")
        );
        Assert.That((await Api.Get("/v1/articles?limit=1")).Data[0]!["body"], Is.Null);
        Assert.That(
            (await Api.Get("/v1/articles?include=body")).Data.AsArray().Select(row => row!["body"]!.GetValue<string>()),
            Is.EqualTo(new[] { "<p>f</p>", "<p>e</p>", "<p>d</p>", "<p>c</p>", "<p>b</p>", "<p>a</p>" })
        );
        Assert.That(
            (await Api.Get($"/v1/articles?ids={ids["b"]}&include=body")).Data[0]!["body"]!.GetValue<string>(),
            Is.EqualTo("<p>b</p>")
        );

        var unknown = (await Api.Get("/v1/articles?fields=title,pubishedAt")).IsProblem(HttpStatusCode.BadRequest, "unknown-field");
        Assert.That(unknown.Errors, Is.EqualTo(new[] { "unknown-field fields" }));
        Assert.That(unknown.Json["errors"]![0]!["message"]!.GetValue<string>(), Does.Contain("publishedAt"));
        (await Api.Get("/v1/articles?fields=title&include=body")).IsProblem(HttpStatusCode.BadRequest, "fields-and-include");
        (await Api.Get("/v1/articles?include=authors")).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        (await Api.Get($"/v1/articles/{ids["f"]}?include=body")).IsProblem(HttpStatusCode.BadRequest, "unknown-parameter");
    }

    [Test]
    public async Task Units_tags_and_authors_are_found_by_name_and_kind()
    {
        await Fill();
        await Unit("kantor", name: "Kantor Pusat", more: new { kind = "ministry", active = false });
        static async Task<string> Slugs(string path) =>
            string.Join(" ", (await Api.Get(path)).Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["slug"]!.GetValue<string>()));
        Assert.That(await Slugs("/v1/units"), Is.EqualTo("ditjen kantor kanwil lapas rutan"));
        Assert.That(await Slugs("/v1/units?q=KAN"), Is.EqualTo("kantor kanwil"));
        Assert.That(await Slugs("/v1/units?q=usat"), Is.Empty, "q is the start of a word.");
        Assert.That(await Slugs("/v1/units?q=%25"), Is.Empty, "A percent sign is no wildcard.");
        Assert.That(await Slugs("/v1/units?kind=ministry"), Is.EqualTo("kantor"));
        Assert.That(await Slugs("/v1/units?kind=ministry,technicalUnit&active=true"), Is.EqualTo("ditjen kanwil lapas rutan"));
        Assert.That(await Slugs("/v1/units?parent=kanwil"), Is.EqualTo("lapas rutan"));
        Assert.That(await Slugs("/v1/units?active=false"), Is.EqualTo("kantor"));
        Assert.That(await Slugs("/v1/tags"), Is.EqualTo("berita krisis"));
        Assert.That(await Slugs("/v1/tags?kind=category"), Is.EqualTo("berita"));
        Assert.That(await Slugs("/v1/tags?q=kri"), Is.EqualTo("krisis"));
        Assert.That(await Slugs("/v1/authors?sort=name"), Is.EqualTo("budi siti"));
        Assert.That(await Slugs("/v1/authors?q=s"), Is.EqualTo("siti"));
        Assert.That(await Slugs("/v1/authors?sort=-articleCount"), Is.EqualTo("budi siti"));
    }

    private async Task Add(string letter, string unit, string publishedAt, object? more) =>
        ids[letter] = (
            await Live(
                letter,
                unit,
                Merge(
                    new
                    {
                        slug = letter,
                        body = $"<p>{letter}</p>",
                        publishedAt,
                    },
                    more
                )
            )
        ).Id;

    private string Letters(Answer answer) => Letters(Walk.Ids(answer));

    private string Letters(IEnumerable<string> found) => string.Concat(found.Select(id => ids.Single(pair => pair.Value == id).Key));

    private static object[] Refs(params string[] slugs) => [.. slugs.Select(slug => new { slug })];
}

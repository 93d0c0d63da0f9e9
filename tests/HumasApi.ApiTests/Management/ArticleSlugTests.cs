using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>Addresses of articles: made from the title, frozen when readers know them, never given to another one.</summary>
internal sealed class ArticleSlugTests : ApiTest
{
    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [TestCase("Salat Jum'at di Rutan", "salat-jumat-di-rutan")]
    [TestCase("Salat Jum’at & Doa", "salat-jumat-doa")]
    [TestCase("Café Ångström Đorđe Łódź straße", "cafe-angstrom-dorde-lodz-strasse")]
    [TestCase("  --Halo,   Dunia!--  ", "halo-dunia")]
    [TestCase("HUT RI ke-77: 17/8/2022", "hut-ri-ke-77-17-8-2022")]
    [TestCase("ﬁnal ２０２２", "final-2022")]
    [TestCase("🎉 Juara 🎉", "juara")]
    [TestCase("مرحبا بالعالم", "mrhb-bllm")]
    public async Task A_slug_is_the_title_in_plain_letters(string title, string expected) =>
        Assert.That(Slug(await Draft(title, "rutan-uji")), Is.EqualTo(expected));

    [TestCase("🎉🎉")]
    [TestCase("\u2800\u00b7")]
    [TestCase("0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee")]
    public async Task A_title_that_gives_none_still_gets_an_address(string title) =>
        Assert.That(Slug(await Draft(title, "rutan-uji")), Does.Match("^artikel-[0-9a-f]{8}$"));

    [Test]
    public async Task A_long_title_is_cut_between_words_and_a_collision_still_fits()
    {
        var title = string.Join(' ', Enumerable.Repeat("pemasyarakatan", 20));
        var first = Slug(await Draft(title, "rutan-uji"));
        Assert.That(
            first,
            Is.EqualTo(string.Join('-', Enumerable.Repeat("pemasyarakatan", 8))),
            "8 words of 14 letters are 119 characters"
        );
        var second = Slug(await Draft(title, "rutan-uji"));
        Assert.That(second, Does.Match($"^{string.Join('-', Enumerable.Repeat("pemasyarakatan", 7))}-[2-9a-z]{{5}}$"));
        var word = Slug(await Draft(new string('a', 300), "rutan-uji"));
        Assert.That(word, Is.EqualTo(new string('a', 120)));
    }

    [Test]
    public async Task It_follows_the_title_until_the_first_publish_and_is_frozen_then()
    {
        var id = (await Draft("Satu", "rutan-uji")).Id;
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { title = "Dua" }, 1)), Is.EqualTo("dua"));
        (await Api.Post($"/articles/{id}/publish", null, 2)).Must(HttpStatusCode.OK);
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { title = "Tiga" }, 3)), Is.EqualTo("dua"));
        (await Api.Post($"/articles/{id}/unpublish", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { title = "Empat", slug = (string?)null }, 5)), Is.EqualTo("dua"));
    }

    [Test]
    public async Task One_that_was_read_and_sent_back_with_another_title_is_no_choice()
    {
        var draft = await Draft("Satu", "rutan-uji");
        var sent = draft.Data.DeepClone().AsObject();
        sent["title"] = "Dua";
        Assert.That(Slug((await Api.Patch($"/articles/{draft.Id}", sent, 1)).Must(HttpStatusCode.OK)), Is.EqualTo("dua"));
    }

    [Test]
    public async Task A_chosen_one_stays_until_it_is_given_up()
    {
        var id = (await Draft("Satu", "rutan-uji", new { slug = "pilihan" })).Id;
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { title = "Dua" }, 1)), Is.EqualTo("pilihan"));
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { slug = (string?)null }, 2)), Is.EqualTo("dua"));
        Assert.That(Slug(await Api.Patch($"/articles/{id}", new { title = "Tiga" }, 3)), Is.EqualTo("tiga"));
    }

    [Test]
    public async Task A_chosen_one_that_is_taken_is_refused_and_names_who_has_it()
    {
        var holder = await Draft("Halo", "rutan-uji");
        var other = await Draft("Lain", "rutan-uji");
        var created = (
            await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    slug = "halo",
                    unit = new { slug = "rutan-uji" },
                }
            )
        ).IsProblem(HttpStatusCode.Conflict, "slug-taken");
        Assert.That(created.Json["existing"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{holder.Id}}","slug":"halo"}"""));
        (await Api.Patch($"/articles/{other.Id}", new { slug = "halo" }, 1)).IsProblem(HttpStatusCode.Conflict, "slug-taken");
        Assert.That((await Api.ManageGet($"/articles/{other.Id}")).Text, Does.Contain("\"slug\":\"lain\""));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(2L));
    }

    [Test]
    public async Task An_automatic_one_that_is_taken_gets_five_random_characters_and_keeps_them()
    {
        await Draft("Halo", "rutan-uji");
        var second = await Draft("Halo", "rutan-uji");
        var third = await Draft("Halo", "rutan-uji");
        Assert.That(Slug(second), Does.Match("^halo-[2-9a-z]{5}$"));
        Assert.That(Slug(third), Does.Match("^halo-[2-9a-z]{5}$").And.Not.EqualTo(Slug(second)));
        Assert.That(Slug(await Api.Patch($"/articles/{second.Id}", new { body = "<p>Isi</p>" }, 1)), Is.EqualTo(Slug(second)));
    }

    [Test]
    public async Task Twenty_of_the_same_title_at_once_all_get_an_address_of_their_own()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Live("Halo", "rutan-uji")));
        Assert.That(answers.Select(Slug).Distinct().Count(), Is.EqualTo(20));
        Assert.That(answers.Count(answer => Slug(answer) == "halo"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_old_address_leads_to_the_new_one_once_that_is_live_and_belongs_to_nobody_else()
    {
        var id = (await Live("Lama", "rutan-uji")).Id;
        (await Api.Patch($"/articles/{id}", new { slug = "baru" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles/by-slug/lama")).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles/by-slug/baru")).IsProblem(HttpStatusCode.NotFound, "not-found");

        (await Api.Post($"/articles/{id}/publish", null, 3)).Must(HttpStatusCode.OK);
        var moved = (await Api.Get("/v1/articles/by-slug/lama?fields=title")).Must(HttpStatusCode.MovedPermanently);
        Assert.That(moved.Header("Location"), Is.EqualTo("https://humas.example/v1/articles/by-slug/baru?fields=title"));
        Assert.That(moved.Data.ToJsonString(), Is.EqualTo($$"""{"id":"{{id}}","slug":"baru"}"""));

        var other = await Draft("Lama", "rutan-uji");
        Assert.That(Slug(other), Does.Match("^lama-[2-9a-z]{5}$"));
        (await Api.Patch($"/articles/{other.Id}", new { slug = "lama" }, 1)).IsProblem(HttpStatusCode.Conflict, "slug-taken");

        // Back to the first: it is still its own.
        (await Api.Patch($"/articles/{id}", new { slug = "lama" }, 4)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/publish", null, 5)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles/by-slug/lama")).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/articles/by-slug/baru")).Must(HttpStatusCode.MovedPermanently).Data["slug"]!.GetValue<string>(),
            Is.EqualTo("lama")
        );
        // The Management API knows an article by any slug that it has or had.
        Assert.That((await Api.ManageGet("/articles/by-slug/baru")).Must(HttpStatusCode.OK).Id, Is.EqualTo(id));
    }

    [Test]
    public async Task The_address_of_an_unpublished_article_is_given_to_nobody()
    {
        var id = (await Live("Halo", "rutan-uji")).Id;
        (await Api.Post($"/articles/{id}/unpublish", new { @as = "notFound" }, 2)).Must(HttpStatusCode.OK);
        (
            await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    slug = "halo",
                    unit = new { slug = "rutan-uji" },
                }
            )
        ).IsProblem(HttpStatusCode.Conflict, "slug-taken");
    }

    [Test]
    public async Task An_address_that_no_reader_saw_is_free_again_when_the_draft_leaves_it()
    {
        var draft = await Draft("Satu", "rutan-uji");
        (await Api.Patch($"/articles/{draft.Id}", new { title = "Dua" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(Slug(await Draft("Satu", "rutan-uji")), Is.EqualTo("satu"));

        var live = await Live("Tiga", "rutan-uji");
        (await Api.Patch($"/articles/{live.Id}", new { slug = "empat" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{live.Id}", new { slug = "lima" }, 3)).Must(HttpStatusCode.OK);
        Assert.That(Slug(await Draft("Empat", "rutan-uji")), Is.EqualTo("empat"));
        (await Api.Post($"/articles/{live.Id}/publish", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/articles/by-slug/tiga")).Must(HttpStatusCode.MovedPermanently).Data["slug"]!.GetValue<string>(),
            Is.EqualTo("lima")
        );
    }

    [TestCase("0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee")]
    [TestCase("0192aaaabbbb7ccc8dddeeeeeeeeeeee")]
    [TestCase("Halo")]
    [TestCase("halo--dunia")]
    [TestCase("-halo")]
    [TestCase("halo dunia")]
    [TestCase("jum’at")]
    public async Task A_slug_of_another_shape_is_refused(string slug)
    {
        var answer = (
            await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    slug,
                    unit = new { slug = "rutan-uji" },
                }
            )
        ).IsProblem(HttpStatusCode.UnprocessableEntity, "malformed-slug");
        Assert.That(answer.Errors, Is.EqualTo(new[] { "malformed-slug /slug" }), answer.Text);
    }

    [Test]
    public async Task A_slug_has_120_characters_at_most()
    {
        (await Draft("Judul", "rutan-uji", new { slug = new string('a', 120) })).Must(HttpStatusCode.Created);
        (
            await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    slug = new string('b', 121),
                    unit = new { slug = "rutan-uji" },
                }
            )
        ).IsProblem(HttpStatusCode.UnprocessableEntity, "malformed-slug");
    }

    private static string Slug(Answer answer) => answer.Data["slug"]!.GetValue<string>();
}

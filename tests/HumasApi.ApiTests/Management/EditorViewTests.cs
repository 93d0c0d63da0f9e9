using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>What editors, reviewers and scripts read of an article besides its content.</summary>
internal sealed class EditorViewTests : ApiTest
{
    [Test]
    public async Task A_draft_that_was_edited_in_review_says_so()
    {
        await Unit("rutan");
        var draft = await Draft("Panen", "rutan");
        Assert.That(draft.Json["data"]!["draft"]!["submittedRevision"], Is.Null);
        var submitted = (await Api.Post($"/articles/{draft.Id}/submit", null, 1)).Must(HttpStatusCode.OK);
        Assert.That(Told(submitted), Is.EqualTo((1, false)));
        var edited = (await Api.Patch($"/articles/{draft.Id}", new { title = "Panen raya" }, 2)).Must(HttpStatusCode.OK);
        Assert.That(Told(edited), Is.EqualTo((1, true)));
        var again = (await Api.Post($"/articles/{draft.Id}/withdraw", null, 3)).Must(HttpStatusCode.OK);
        Assert.That(again.Json["data"]!["draft"]!["submittedRevision"], Is.Null);
        (await Api.Post($"/articles/{draft.Id}/submit", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(Told(await Api.ManageGet($"/articles/{draft.Id}")), Is.EqualTo((2, false)));

        static (int, bool) Told(Answer article) =>
            (
                article.Json["data"]!["draft"]!["submittedRevision"]!.GetValue<int>(),
                article.Json["data"]!["draft"]!["changedSinceSubmitted"]!.GetValue<bool>()
            );
    }

    [Test]
    public async Task A_source_can_be_asked_for_what_it_did_not_send_again()
    {
        await Unit("rutan");
        foreach (var number in new[] { 1, 2 })
            await SendAsync(number);
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        var run = Newsroom.Clock.GetUtcNow().ToString("s") + "Z";
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        var same = await SendAsync(1);
        Assert.That(same.Json["meta"]!["outcome"]!.GetValue<string>(), Is.EqualTo("unchanged"));
        (await Api.ManageGet($"/articles?importedBefore={run}")).IsProblem(HttpStatusCode.BadRequest, "imported-before-needs-source");
        var left = (await Api.ManageGet($"/articles?source=lama&importedBefore={run}")).Must(HttpStatusCode.OK);
        Assert.That(
            left.Json["data"]!.AsArray().Select(row => row!["importKey"]!["externalId"]!.GetValue<string>()),
            Is.EqualTo(new[] { "2" })
        );
        Assert.That(
            (await Api.ManageGet($"/articles/{same.Id}")).Json["data"]!["version"]!.GetValue<int>(),
            Is.EqualTo(2),
            "That it was sent is no change."
        );

        static Task<Answer> SendAsync(int number) =>
            Api.Put(
                $"/articles/by-source/lama/{number}",
                new
                {
                    title = $"Nomor {number}",
                    unit = new { slug = "rutan" },
                    publish = true,
                }
            );
    }

    [Test]
    public async Task Allowed_actions_are_all_that_the_caller_may_do()
    {
        await Unit("rutan");
        var body = new
        {
            title = "Panen",
            unit = new { slug = "rutan" },
            publish = true,
        };
        var imported = await Api.Put("/articles/by-source/lama/1", body);
        (await Api.Patch($"/articles/{imported.Id}", new { title = "Panen raya" }, 2)).Must(HttpStatusCode.OK);
        foreach (
            var (role, actions) in new[]
            {
                (
                    "admin",
                    "edit discardDraft submit publish unpublish restoreRevision addNote createPreviewLink deletePreviewLink "
                        + "translate import"
                ),
                ("importer", "import"),
                ("viewer", ""),
            }
        )
            Assert.That(
                string.Join(
                    ' ',
                    (await Api.As(await Key(role, "rutan"), HttpMethod.Get, $"/articles/{imported.Id}")).Data["allowedActions"]!.AsArray()
                ),
                Is.EqualTo(actions),
                role
            );
    }

    [Test]
    public async Task A_preview_link_opens_the_page_of_the_nearest_unit_that_has_one()
    {
        await Unit("kanwil", more: new { previewUrlTemplate = "https://kanwil.example/pratinjau?token={token}" });
        await Unit("rutan", "kanwil");
        var draft = await Draft("Panen", "rutan");
        var link = (await Api.Post($"/articles/{draft.Id}/preview-links", null)).Must(HttpStatusCode.Created).Json["data"]!;
        var token = new Uri(link["url"]!.GetValue<string>()).Segments[^1];
        Assert.That(link["webUrl"]!.GetValue<string>(), Is.EqualTo("https://kanwil.example/pratinjau?token=" + token));
        await Unit("lain");
        var other = await Draft("Lain", "lain");
        Assert.That((await Api.Post($"/articles/{other.Id}/preview-links", null)).Json["data"]!["webUrl"], Is.Null);
    }

    [TestCase("https://kanwil.example/{slug}")]
    [TestCase("https://{token}.example/")]
    [TestCase("javascript:{token}")]
    public async Task A_template_of_previews_has_the_token_after_its_host(string template) =>
        Assert.That(
            (await Api.Put("/units/by-slug/kanwil", new { name = "Kanwil", previewUrlTemplate = template }))
                .Must(HttpStatusCode.UnprocessableEntity)
                .Json["errors"]![0]!["pointer"]!.GetValue<string>(),
            Is.EqualTo("/previewUrlTemplate")
        );

    [Test]
    public async Task Editors_see_the_name_of_the_unit_on_the_day_of_the_article_as_readers_do()
    {
        await Unit("rutan", name: "Rutan Lama");
        var unit = (await Api.ManageGet("/units/by-slug/rutan")).Id;
        var old = await Live("Panen", "rutan", new { publishedAt = "2024-05-01T00:00:00Z" });
        (await Api.Post($"/units/{unit}/rename", new { name = "Rutan Baru", effectiveOn = "2025-01-01" }, 1)).Must(HttpStatusCode.OK);
        await AssertNamesAsync(old.Id, "Rutan Lama");
        var draft = await Draft("Baru", "rutan");
        await AssertNamesAsync(draft.Id, "Rutan Baru");
        var read = await Api.Get($"/v1/articles/{old.Id}");
        Assert.That(read.Json["data"]!["unit"]!["nameThen"]!.GetValue<string>(), Is.EqualTo("Rutan Lama"));

        static async Task AssertNamesAsync(string id, string then)
        {
            var item = (await Api.ManageGet($"/articles/{id}")).Json["data"]!["unit"]!;
            var row = (await Api.ManageGet("/articles")).Json["data"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == id)![
                "unit"
            ]!;
            foreach (var unit in new[] { item, row })
                Assert.That((unit["name"]!.GetValue<string>(), unit["nameThen"]!.GetValue<string>()), Is.EqualTo(("Rutan Baru", then)));
        }
    }
}

using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>What articles refer to is merged and deleted while they are saved and published: no reference ever dangles.</summary>
internal sealed class ReferenceRaceTests : ApiTest
{
    [Test]
    public async Task An_article_published_while_its_tag_is_merged_ends_up_under_the_heir()
    {
        await Unit("rutan-uji");
        for (var round = 0; round < Rounds.Of(100); round++)
        {
            var (merged, heir) = (await Tag($"m{round}"), await Tag($"h{round}"));
            var draft = round % 2 == 0 ? await Draft($"Berita {round}", "rutan-uji", new { tags = new[] { new { id = merged } } }) : null;
            var publish = draft is not null
                ? Api.Post($"/articles/{draft.Id}/publish", null, 1)
                : Api.Post(
                    "/articles",
                    new
                    {
                        title = $"Berita {round}",
                        unit = new { slug = "rutan-uji" },
                        tags = new[] { new { id = merged } },
                        publish = true,
                    }
                );
            var answers = await Task.WhenAll(publish, Merge(merged, heir));
            Assert.That(
                answers.Select(answer => (int)answer.Status),
                Is.EqualTo(new[] { draft is null ? 201 : 200, 200 }),
                string.Join("\n", answers.Select(answer => answer.Text))
            );

            var id = answers[0].Id;
            var found = (await Api.Get($"/v1/articles?tag=h{round}")).Must(HttpStatusCode.OK);
            Assert.That(
                found.Data.AsArray().Select(row => row!["id"]!.GetValue<string>()),
                Is.EqualTo(new[] { id }),
                $"Round {round}: {found.Text}"
            );
            Assert.That(
                found.Data[0]!["tags"]!.AsArray().Select(tag => tag!["id"]!.GetValue<string>()),
                Is.EqualTo(new[] { heir }),
                $"Round {round}: {found.Text}"
            );
            Assert.That(
                (await Api.Get($"/v1/tags/by-slug/h{round}")).Must(HttpStatusCode.OK).Data["articleCount"]!.GetValue<int>(),
                Is.EqualTo(1),
                $"Round {round}"
            );
            Assert.That(
                await Newsroom.SqlAsync($"select count(*) from published_tag_links where tag_id = '{merged}'"),
                Is.EqualTo(0L),
                $"Round {round}"
            );
        }
    }

    [Test]
    public async Task An_article_published_while_the_heir_of_its_tag_is_merged_ends_up_under_the_last_one()
    {
        await Unit("rutan-uji");
        for (var round = 0; round < Rounds.Of(50); round++)
        {
            var (first, second, last) = (await Tag($"a{round}"), await Tag($"b{round}"), await Tag($"c{round}"));
            var draft = await Draft($"Berita {round}", "rutan-uji", new { tags = new[] { new { id = first } } });
            (await Merge(first, second)).Must(HttpStatusCode.OK);
            var answers = await Task.WhenAll(Api.Post($"/articles/{draft.Id}/publish", null, 1), Merge(second, last));
            foreach (var answer in answers)
                answer.Must(HttpStatusCode.OK);
            var found = (await Api.Get($"/v1/articles?tag=c{round}")).Must(HttpStatusCode.OK);
            Assert.That(
                found.Data.AsArray().Select(row => row!["id"]!.GetValue<string>()),
                Is.EqualTo(new[] { draft.Id }),
                $"Round {round}: {found.Text}"
            );
            Assert.That(
                found.Data[0]!["tags"]!.AsArray().Select(tag => tag!["id"]!.GetValue<string>()),
                Is.EqualTo(new[] { last }),
                $"Round {round}: {found.Text}"
            );
            Assert.That(
                (await Api.Get($"/v1/tags/by-slug/c{round}")).Must(HttpStatusCode.OK).Data["articleCount"]!.GetValue<int>(),
                Is.EqualTo(1),
                $"Round {round}"
            );
        }
    }

    [Test]
    public async Task An_article_unpublished_while_its_tag_is_merged_is_counted_nowhere()
    {
        await Unit("rutan-uji");
        for (var round = 0; round < Rounds.Of(50); round++)
        {
            var (merged, heir) = (await Tag($"m{round}"), await Tag($"h{round}"));
            var live = await Live($"Berita {round}", "rutan-uji", new { tags = new[] { new { id = merged } } });
            var answers = await Task.WhenAll(Api.Post($"/articles/{live.Id}/unpublish", null, 1 + 1), Merge(merged, heir));
            foreach (var answer in answers)
                answer.Must(HttpStatusCode.OK);
            Assert.That(
                await Newsroom.SqlAsync($"select coalesce(sum(delta), 0) from count_deltas where target_id in ('{merged}', '{heir}')"),
                Is.EqualTo(0L),
                $"Round {round}"
            );
            Assert.That(
                await Newsroom.SqlAsync($"select count(*) from published_tag_links where tag_id in ('{merged}', '{heir}')"),
                Is.EqualTo(0L),
                $"Round {round}"
            );
        }
    }

    [Test]
    public async Task Of_two_opposite_merges_at_once_one_succeeds()
    {
        for (var round = 0; round < Rounds.Of(40); round++)
        {
            var (a, b) = (await Tag($"a{round}"), await Tag($"b{round}"));
            var answers = await Task.WhenAll(Merge(a, b), Merge(b, a));
            Assert.That(
                answers.Select(answer => (int)answer.Status).Order(),
                Is.EqualTo(new[] { 200, 409 }),
                string.Join("\n", answers.Select(answer => answer.Text))
            );
            Assert.That(
                await Newsroom.SqlAsync($"select count(*) from tags where id in ('{a}', '{b}') and merged_into_id is not null"),
                Is.EqualTo(1L)
            );
        }
    }

    [TestCase("tags", "tags")]
    [TestCase("authors", "authors")]
    [TestCase("units", "unit")]
    [TestCase("units", "mentionedUnits")]
    public async Task A_delete_and_a_save_that_names_the_record_cannot_both_succeed(string records, string member)
    {
        await Unit("rutan-uji");
        var (saved, deleted) = (0, 0);
        for (var round = 0; round < Rounds.Of(50); round++)
        {
            var id = (await Api.Post($"/{records}", new { name = $"Nama {round}" })).Must(HttpStatusCode.Created).Id;
            object reference = member == "unit" ? new { id } : new[] { new { id } };
            var more = new Dictionary<string, object> { [member] = reference };
            var save =
                round % 2 == 0
                    ? Api.Post("/articles", Merge(new { title = $"Berita {round}", unit = new { slug = "rutan-uji" } }, more))
                    : PatchNew(round, more);
            var answers = await Task.WhenAll(save, Api.Delete($"/{records}/{id}", 1));
            var isSaved = answers[0].Status is HttpStatusCode.Created or HttpStatusCode.OK;
            if (isSaved)
                answers[1].IsProblem(HttpStatusCode.Conflict, "in-use");
            else
            {
                answers[0].IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference");
                answers[1].Must(HttpStatusCode.NoContent);
            }
            if (isSaved)
                saved++;
            else
                deleted++;
        }
        TestContext.Out.WriteLine($"saved {saved}, deleted {deleted}");
    }

    [Test]
    public async Task A_unit_deleted_while_an_author_or_a_unit_comes_below_it_leaves_nothing_dangling()
    {
        for (var round = 0; round < Rounds.Of(50); round++)
        {
            var id = await Unit($"u{round}");
            var make =
                round % 2 == 0
                    ? Api.Post("/authors", new { name = "Budi", unit = new { id } })
                    : Api.Post("/units", new { name = "Anak", parent = new { id } });
            var answers = await Task.WhenAll(make, Api.Delete($"/units/{id}", 1));
            if (answers[0].Status == HttpStatusCode.Created)
                answers[1].IsProblem(HttpStatusCode.Conflict, "in-use");
            else
            {
                answers[0].IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference");
                answers[1].Must(HttpStatusCode.NoContent);
            }
        }
    }

    private static async Task<Answer> PatchNew(int round, object patch)
    {
        var draft = await Draft($"Berita {round}", "rutan-uji");
        return await Api.Patch($"/articles/{draft.Id}", patch, 1);
    }

    private static Task<Answer> Merge(string id, string into) =>
        Api.Manage(HttpMethod.Post, $"/tags/{id}/merge", new { into = new { id = into } }, null, ("If-Match", "*"));
}

using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>A unit with as many units below it as one request may move, merged away.</summary>
internal sealed class LargeReorganisationTests : ApiTest
{
    private const int Few = 20;
    private const int Most = 1_000;

    // Sent 1,000 rows at a time, so that some statements come again for the rest; none comes for each unit.
    private const int MoreBatches = 12;

    [Test]
    public async Task A_merge_that_moves_a_thousand_units_takes_as_many_statements_as_one_that_moves_a_few()
    {
        foreach (var slug in new[] { "pusat", "lama-1", "lama-2", "baru-1", "baru-2" })
            await Unit(slug, slug == "pusat" ? null : "pusat");
        var (few, many) = (await FillAsync("lama-1", Few), await FillAsync("lama-2", Most));
        await Newsroom.CountCommandsAsync(() => MergeAsync("lama-1", few[..1], preview: true));
        var small = await Newsroom.CountCommandsAsync(() => MergeAsync("lama-1", few));
        var large = await Newsroom.CountCommandsAsync(() => MergeAsync("lama-2", many));
        TestContext.Out.WriteLine($"{Few} units: {small} statements; {Most}: {large}");
        Assert.That(large, Is.LessThanOrEqualTo(small + MoreBatches));
        Assert.That(
            await Newsroom.SqlAsync(
                "select count(*) from unit_parents where line = 'administrative' and valid_to is null and parent_id = "
                    + "(select id from units where slug = 'baru-2')"
            ),
            Is.EqualTo((Most / 2) + 1),
            "Every second one was sent there, and the closed unit itself counts there."
        );
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);

        foreach (var (name, act) in new (string, Func<string, Task>)[] { ("redate", RedateAsync), ("cancel", CancelAsync) })
        {
            small = await Newsroom.CountCommandsAsync(() => act("lama-1"));
            large = await Newsroom.CountCommandsAsync(() => act("lama-2"));
            TestContext.Out.WriteLine($"{name}: {Few} units: {small} statements; {Most}: {large}");
            Assert.That(large, Is.LessThanOrEqualTo(small + MoreBatches), name);
            Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty, name);
        }
    }

    // One by the API, the others as copies of its rows: a thousand requests would only take time.
    private static async Task<string[]> FillAsync(string parent, int count)
    {
        var first = await Unit($"{parent}-0", parent);
        foreach (
            var (table, owner) in new[] { ("units", "id"), ("unit_names", "unit_id"), ("unit_parents", "unit_id"), ("slugs", "target_id") }
        )
        {
            var columns = (
                (string)
                    (
                        await Newsroom.SqlAsync(
                            "select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns where "
                                + $"table_name = '{table}' and table_schema = 'public' and is_generated = 'NEVER'"
                        )
                    )!
            ).Split(',');
            string Value(string column) =>
                column == owner ? $"md5('{parent}-' || n)::uuid"
                : column == "slug" ? $"'{parent}-' || n"
                : column == "id" ? "gen_random_uuid()"
                : column;
            await Newsroom.SqlAsync(
                $"insert into {table} ({string.Join(',', columns)}) select {string.Join(',', columns.Select(Value))} from {table}, "
                    + $"generate_series(1, {count - 1}) n where {owner} = '{first}'"
            );
        }
        return [.. Enumerable.Range(0, count).Select(number => $"{parent}-{number}")];
    }

    private static async Task MergeAsync(string slug, string[] below, bool preview = false)
    {
        var unit = (await Api.ManageGet($"/units/by-slug/{slug}")).Must(HttpStatusCode.OK);
        var heir = slug.Replace("lama", "baru");
        (
            await Api.Post(
                $"/units/{unit.Id}/merge{(preview ? "?preview=true" : "")}",
                new
                {
                    into = new { slug = heir },
                    moves = below.Select(
                        (one, at) => new { unit = new { slug = one }, parent = new { slug = at % 2 == 0 ? heir : "pusat" } }
                    ),
                },
                unit.Data["version"]!.GetValue<int>()
            )
        ).Must(HttpStatusCode.OK);
    }

    private static async Task RedateAsync(string slug)
    {
        var (unit, merge) = await EventAsync(slug);
        (
            await Api.Manage(HttpMethod.Patch, $"/units/{unit}/events/{merge}", new { effectiveOn = "2026-11-20" }, null, ("If-Match", "*"))
        ).Must(HttpStatusCode.OK);
    }

    private static async Task CancelAsync(string slug)
    {
        var (unit, merge) = await EventAsync(slug);
        (await Api.Manage(HttpMethod.Delete, $"/units/{unit}/events/{merge}", null, null, ("If-Match", "*"))).Must(HttpStatusCode.OK);
    }

    private static async Task<(string Unit, string Event)> EventAsync(string slug)
    {
        var unit = (await Api.ManageGet($"/units/by-slug/{slug}")).Id;
        return (unit, (await Api.ManageGet($"/units/{unit}/events")).Data[0]!["id"]!.GetValue<string>());
    }
}

using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>The tree of units stays a tree, and its closure true, whatever is done to it and at once.</summary>
internal sealed class UnitTreeRaceTests : ApiTest
{
    // Rows that unit_ancestors lacks or has too many, against the parents as they stand.
    private const string Drift = """
        with recursive parents as (
            select line, unit_id, parent_id, coalesce(valid_from::timestamp at time zone interval '7 hours', '-infinity') as from_at, coalesce(valid_to::timestamp at time zone interval '7 hours', 'infinity') as to_at
            from unit_parents where parent_id is not null),
        walk(line, unit_id, ancestor_id, depth, from_at, to_at) as (
            select line, id, id, 0, '-infinity'::timestamptz, 'infinity'::timestamptz from units cross join (values ('administrative'), ('technical')) lines(line)
            union all
            select walk.line, walk.unit_id, p.parent_id, walk.depth + 1, greatest(walk.from_at, p.from_at), least(walk.to_at, p.to_at)
            from walk join parents p on p.unit_id = walk.ancestor_id and p.line = walk.line and greatest(walk.from_at, p.from_at) < least(walk.to_at, p.to_at)),
        stored as (select line, unit_id, ancestor_id, depth, from_at, to_at from unit_ancestors)
        select (select count(*) from (table walk except table stored) missing) + (select count(*) from (table stored except table walk) extra)
        """;

    [Test]
    public async Task Of_two_opposite_moves_at_once_at_most_one_succeeds()
    {
        var (a, b, won) = (await Unit("a"), await Unit("b"), 0);
        for (var round = 0; round < Rounds.Of(200); round++)
        {
            var answers = await Task.WhenAll(Move(a, b), Move(b, a));
            foreach (var answer in answers.Where(answer => answer.Status != HttpStatusCode.OK))
                answer.IsProblem(HttpStatusCode.UnprocessableEntity, "unit-cycle");
            Assert.That(
                answers.Count(answer => answer.Status == HttpStatusCode.OK),
                Is.LessThanOrEqualTo(1),
                $"Both moves succeeded in round {round}."
            );
            won += answers.Count(answer => answer.Status == HttpStatusCode.OK);
            Assert.That(
                await Newsroom.SqlAsync("select count(*) from unit_parents where parent_id is not null and valid_to is null"),
                Is.LessThanOrEqualTo(1L),
                "A circle is stored."
            );
            Assert.That(await Newsroom.SqlAsync(Drift), Is.EqualTo(0L), $"unit_ancestors is wrong after round {round}.");
            foreach (var unit in new[] { a, b })
                (await Move(unit, null)).Must(HttpStatusCode.OK);
        }
        Assert.That(won, Is.EqualTo(Rounds.Of(200)), "In each round one move should win.");
    }

    [Test]
    public async Task A_circle_of_three_cannot_be_closed_by_three_moves_at_once()
    {
        string[] units = [await Unit("a"), await Unit("b"), await Unit("c")];
        for (var round = 0; round < Rounds.Of(60); round++)
        {
            var answers = await Task.WhenAll(Move(units[0], units[1]), Move(units[1], units[2]), Move(units[2], units[0]));
            Assert.That(
                answers.Select(answer => (int)answer.Status),
                Is.All.EqualTo(200).Or.EqualTo(422),
                string.Join("\n", answers.Select(answer => answer.Text))
            );
            Assert.That(
                await Newsroom.SqlAsync("select count(*) from unit_parents where parent_id is not null and valid_to is null"),
                Is.LessThanOrEqualTo(2L),
                "A circle is stored."
            );
            Assert.That(await Newsroom.SqlAsync(Drift), Is.EqualTo(0L), $"unit_ancestors is wrong after round {round}.");
            foreach (var unit in units)
                (await Move(unit, null)).Must(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task A_unit_made_a_root_while_another_comes_below_it_leaves_no_old_ancestors_behind()
    {
        var (top, middle, low, leaf) = (
            await Unit("atas"),
            await Unit("tengah", "atas"),
            await Unit("bawah", "tengah"),
            await Unit("daun")
        );
        for (var round = 0; round < Rounds.Of(100); round++)
        {
            var answers = await Task.WhenAll(Move(middle, null), Move(leaf, low));
            foreach (var answer in answers)
                answer.Must(HttpStatusCode.OK);
            Assert.That(await Newsroom.SqlAsync(Drift), Is.EqualTo(0L), $"unit_ancestors is wrong after round {round}.");
            (await Move(leaf, null)).Must(HttpStatusCode.OK);
            (await Move(middle, top)).Must(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task The_closure_equals_a_recomputation_after_a_hundred_random_acts()
    {
        const int seed = 20221012;
        var random = new Random(seed);
        var parents = new Dictionary<string, string?>();
        bool Below(string unit, string? of)
        {
            for (var at = (string?)unit; at is not null; at = parents[at])
                if (at == of)
                    return true;
            return false;
        }
        for (var act = 0; act < 100; act++)
        {
            var units = parents.Keys.ToArray();
            var what = units.Length < 3 ? 0 : random.Next(10);
            if (what < 4)
            {
                var parent = units.Length == 0 || random.Next(5) == 0 ? null : units[random.Next(units.Length)];
                var made = (await Api.Post("/units", new { name = $"u{act}", parent = parent is null ? null : new { id = parent } })).Must(
                    HttpStatusCode.Created
                );
                parents[made.Id] = parent;
            }
            else if (what < 9)
            {
                var unit = units[random.Next(units.Length)];
                var parent = random.Next(6) == 0 ? null : units[random.Next(units.Length)];
                var circle = parent is not null && Below(parent, unit);
                var answer = await Move(unit, parent);
                if (circle)
                    answer.IsProblem(HttpStatusCode.UnprocessableEntity, "unit-cycle");
                else
                {
                    answer.Must(HttpStatusCode.OK);
                    parents[unit] = parent;
                }
            }
            else
            {
                var unit = units[random.Next(units.Length)];
                var inUse = (long)(await Newsroom.SqlAsync($"select count(*) from unit_parents where parent_id = '{unit}'"))! > 0;
                var answer = await Api.Manage(HttpMethod.Delete, $"/units/{unit}", null, null, ("If-Match", "*"));
                // Also a unit that stood above another one before today.
                if (inUse)
                    answer.IsProblem(HttpStatusCode.Conflict, "in-use");
                else
                {
                    answer.Must(HttpStatusCode.NoContent);
                    parents.Remove(unit);
                }
            }
            Assert.That(await Newsroom.SqlAsync(Drift), Is.EqualTo(0L), $"unit_ancestors is wrong after act {act} of seed {seed}.");
        }
        foreach (var (unit, parent) in parents)
        {
            var expected = new List<string>();
            for (var at = parent; at is not null; at = parents[at])
                expected.Insert(0, at);
            Assert.That(
                (await Api.Get($"/v1/units/{unit}")).Must(HttpStatusCode.OK).Data["ancestors"]!
                    .AsArray()
                    .Select(above => above!["id"]!.GetValue<string>()),
                Is.EqualTo(expected)
            );
        }
    }

    private static Task<Answer> Move(string unit, string? parent) =>
        Api.Manage(
            HttpMethod.Post,
            $"/units/{unit}/move",
            new { parent = parent is null ? null : new { id = parent } },
            null,
            ("If-Match", "*")
        );
}

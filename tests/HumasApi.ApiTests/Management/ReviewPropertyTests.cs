using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>
/// Random trees, random acts by random administrators, days that pass: no unit below one that requires review is free of it,
/// but those that an administrator of that one excused, and what was created as a part of them. The test keeps account of who
/// consented to what by itself and knows nothing of how the service decides.
/// </summary>
internal sealed class ReviewPropertyTests : ApiTest
{
    private enum Kind
    {
        Review,
        FourEyes,
    }

    // What began when a unit set it, and ends when the unit takes it back; the units that may be free of it.
    private sealed record Requirement(string Unit, Kind Kind)
    {
        public HashSet<string> Excused { get; } = [];
    }

    private sealed record Administrator(string Name, string Key, string[] Units, bool OfAll);

    private Random random = new(0);
    private readonly List<string> units = [];
    private readonly Dictionary<(string Unit, Kind Kind), Requirement> requirements = [];
    private readonly List<Administrator> administrators = [];
    private readonly Dictionary<string, int> outcomes = [];
    private ILookup<string, string> above = Array.Empty<string>().ToLookup(unit => unit);
    private ILookup<string, string> belowSomeDay = Array.Empty<string>().ToLookup(unit => unit);

    [TestCase(11)]
    [TestCase(2022)]
    [TestCase(48)]
    public async Task Nothing_below_a_requirement_is_free_but_what_the_requiring_unit_excused(int seed)
    {
        random = new Random(seed);
        units.Clear();
        requirements.Clear();
        administrators.Clear();
        outcomes.Clear();
        // Two trees: root, two offices, two units each.
        foreach (var root in new[] { "a", "b" })
        {
            units.Add(await Unit(root));
            foreach (var office in new[] { "1", "2" })
            {
                units.Add(await Unit(root + office, root));
                foreach (var part in new[] { "x", "y" })
                    units.Add(await Unit(root + office + part, root + office));
            }
        }
        administrators.Add(new Administrator("all", Newsroom.AdminKey, [], true));
        foreach (var slugs in new[] { ["a"], ["b"], ["a1"], ["a2"], ["b1"], ["a1", "b1"], new[] { "a1", "a2", "b" } })
        {
            var made = await Api.Post(
                "/keys",
                new { name = string.Join(' ', slugs), grants = slugs.Select(slug => new { role = "admin", unit = new { slug } }) }
            );
            administrators.Add(
                new Administrator(
                    string.Join('+', slugs),
                    made.Must(HttpStatusCode.Created).Json["data"]!["key"]!.GetValue<string>(),
                    await Task.WhenAll(slugs.Select(async slug => (await Api.ManageGet($"/units/by-slug/{slug}")).Id)),
                    false
                )
            );
        }
        await ReadTreeAsync();
        (await SendAsync(administrators[0], HttpMethod.Patch, $"/units/{units[0]}", new { reviewRequired = true })).Must(HttpStatusCode.OK);
        NoteSetting(units[0], Kind.Review, true, []);
        // One is excused from the start, so that there is something that may be free.
        (await SendAsync(administrators[0], HttpMethod.Patch, $"/units/{units[1]}", new { reviewRequired = false })).Must(
            HttpStatusCode.OK
        );
        NoteSetting(units[1], Kind.Review, false, [.. requirements.Values]);
        var (held, free) = (0, 0);
        for (var act = 0; act < Rounds.Of(4_000); act++)
        {
            var told = await ActAsync(act);
            await ReadTreeAsync();
            var list = (await Api.ManageGet("/units?limit=100")).Must(HttpStatusCode.OK).Data.AsArray();
            foreach (var unit in list)
            {
                var (id, required, fourEyes) = (
                    unit!["id"]!.GetValue<string>(),
                    unit["review"]!["required"]!.GetValue<bool>(),
                    unit["review"]!["fourEyes"]!.GetValue<bool>()
                );
                foreach (
                    var requirement in above[id]
                        .SelectMany(one =>
                            new[]
                            {
                                requirements.GetValueOrDefault((one, Kind.Review)),
                                requirements.GetValueOrDefault((one, Kind.FourEyes)),
                            }
                        )
                        .OfType<Requirement>()
                )
                {
                    var isFree = requirement.Kind == Kind.Review ? !required : !fourEyes || !required;
                    (held, free) = isFree ? (held, free + 1) : (held + 1, free);
                    Assert.That(
                        isFree && !requirement.Excused.Contains(id),
                        Is.False,
                        $"{unit["slug"]} is free of {requirement.Kind} that {requirement.Unit} requires. Seed {seed}, act {act}: {told}"
                    );
                }
            }
            await PublishAsync(list[random.Next(list.Count)]!);
            // Else nothing would be left that can be moved.
            if (list.Count(unit => unit!["closedOn"] is null) < 12)
                await CreateAsync(administrators[0], $"n{act}", null);
        }
        TestContext.Out.WriteLine(
            $"held {held}, free {free}; {string.Join(", ", outcomes.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}"
        );
        Assert.That((held > 100, free > 10), Is.EqualTo((true, true)), "The acts must bring about both.");
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    // What the list tells is what publishing does.
    private static async Task PublishAsync(JsonNode unit)
    {
        if (unit["closedOn"] is not null)
            return;
        var answer = await Api.Post(
            "/articles",
            new
            {
                title = "Halo",
                unit = new { id = unit["id"]!.GetValue<string>() },
                publish = true,
            }
        );
        if (unit["review"]!["required"]!.GetValue<bool>())
            answer.IsProblem(HttpStatusCode.Conflict, "review-required");
        else
            answer.Must(HttpStatusCode.Created);
    }

    private async Task<string> ActAsync(int act)
    {
        var (unit, other, day) = (Any(), Any(), Newsroom.Clock.Now.AddHours(7).AddDays(random.Next(-3, 4)).ToString("yyyy-MM-dd", null));
        // Mostly by one of those who could, else too little would happen.
        var able = administrators.Where(one => random.Next(4) == 0 || Administers(one, unit)).ToList();
        var who = able[random.Next(able.Count)];
        var may = new HashSet<Requirement>(requirements.Values.Where(requirement => Administers(who, requirement.Unit)));
        var (before, told) = (belowSomeDay[unit].ToList(), $"{who.Name} {unit} {other} {day}");
        switch (random.Next(12))
        {
            case 0:
                return $"create {told}: "
                    + $"{(await CreateAsync(who, $"n{act}", unit, random.Next(4) switch { 0 => true, 1 => false, _ => null })).Status}";
            case 1 or 2 or 3 or 4:
                var kind = random.Next(4) == 0 ? Kind.FourEyes : Kind.Review;
                bool? value = random.Next(8) switch
                {
                    0 => null,
                    1 or 2 => true,
                    _ => false,
                };
                var set = await SendAsync(
                    who,
                    HttpMethod.Patch,
                    $"/units/{unit}",
                    new Dictionary<string, bool?> { [kind == Kind.Review ? "reviewRequired" : "fourEyes"] = value }
                );
                if (set.Status == HttpStatusCode.OK)
                    NoteSetting(unit, kind, value, may);
                return Count("set", $"{told} {kind} {value}", set);
            case 5 or 6:
                var moved = await SendAsync(
                    who,
                    HttpMethod.Post,
                    $"/units/{unit}/move",
                    new { parent = random.Next(6) == 0 ? null : new { id = other }, effectiveOn = day }
                );
                if (moved.Status == HttpStatusCode.OK)
                    await ConsentAsync(may.Where(requirement => requirement.Excused.Contains(other)), unit, before);
                return Count("move", told, moved);
            case 7:
                var slug = (await Api.ManageGet($"/units/{unit}")).Data["slug"]!.GetValue<string>();
                var put = await SendAsync(who, HttpMethod.Put, $"/units/by-slug/{slug}", new { parent = new { id = other } });
                if (put.Status == HttpStatusCode.OK)
                    await ConsentAsync(may.Where(requirement => requirement.Excused.Contains(other)), unit, before);
                return Count("put", told, put);
            case 8:
                if (random.Next(3) > 0)
                    return "nothing";
                var merged = await SendAsync(
                    who,
                    HttpMethod.Post,
                    $"/units/{unit}/merge",
                    new { into = new { id = other }, effectiveOn = day }
                );
                if (merged.Status == HttpStatusCode.OK)
                    await ConsentAsync(may.Where(requirement => requirement.Excused.Contains(other)), unit, before);
                return Count("merge", told, merged);
            case 9 or 10:
                var events = (await Api.ManageGet($"/units/{unit}/events")).Data.AsArray();
                if (events.Count == 0)
                    return "nothing";
                var path = $"/units/{unit}/events/{events[random.Next(events.Count)]!["id"]}";
                var changed =
                    random.Next(2) == 0
                        ? await SendAsync(who, HttpMethod.Delete, path, null)
                        : await SendAsync(who, HttpMethod.Patch, path, new { effectiveOn = day });
                if (changed.Status == HttpStatusCode.OK)
                    await ConsentAsync(may, unit, before);
                return Count("event", told, changed);
            default:
                Newsroom.Clock.Advance(TimeSpan.FromDays(random.Next(1, 3)));
                return "days pass";
        }
    }

    private async Task<Answer> CreateAsync(Administrator who, string slug, string? parent, bool? required = null)
    {
        var may = new HashSet<Requirement>(requirements.Values.Where(requirement => Administers(who, requirement.Unit)));
        var made = await SendAsync(
            who,
            HttpMethod.Post,
            "/units",
            new
            {
                name = slug,
                slug,
                parent = parent is null ? null : new { id = parent },
                reviewRequired = required,
            }
        );
        Count("create", "", made);
        if (made.Status != HttpStatusCode.Created)
            return made;
        units.Add(made.Id);
        await ReadTreeAsync();
        // A part of what is excused.
        foreach (var requirement in requirements.Values.Where(requirement => parent is not null && requirement.Excused.Contains(parent)))
            requirement.Excused.Add(made.Id);
        NoteSetting(made.Id, Kind.Review, required, may);
        return made;
    }

    private void NoteSetting(string unit, Kind kind, bool? value, IEnumerable<Requirement> may)
    {
        if (value != true)
            requirements.Remove((unit, kind));
        else if (!requirements.ContainsKey((unit, kind)))
            requirements.Add((unit, kind), new Requirement(unit, kind));
        if (value != false)
            return;
        foreach (
            var requirement in may.Where(requirement =>
                requirement.Kind == kind && requirement.Unit != unit && above[unit].Contains(requirement.Unit)
            )
        )
            requirement.Excused.UnionWith(belowSomeDay[unit]);
    }

    // Whoever administers the requiring unit and acts so that others stand under what is excused, excuses these too.
    private async Task ConsentAsync(IEnumerable<Requirement> given, string unit, List<string> before)
    {
        await ReadTreeAsync();
        foreach (var requirement in given.ToList())
            requirement.Excused.UnionWith([.. before, .. belowSomeDay[unit]]);
    }

    private bool Administers(Administrator who, string unit) => who.OfAll || who.Units.Any(granted => above[unit].Contains(granted));

    private string Any() => units[random.Next(units.Count)];

    private static Task<Answer> SendAsync(Administrator who, HttpMethod method, string path, object? body) =>
        Api.As(who.Key, method, path, body, null, method == HttpMethod.Put || path == "/units" ? [] : [("If-Match", "*")]);

    private string Count(string what, string told, Answer answer)
    {
        var outcome = $"{what} {(int)answer.Status}";
        Assert.That((int)answer.Status, Is.LessThan(500), answer.Text);
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        return $"{outcome} {told}";
    }

    private async Task ReadTreeAsync()
    {
        var now = $"timestamptz '{Newsroom.Clock.Now:yyyy-MM-dd HH:mm:ss}Z'";
        async Task<IEnumerable<(string Unit, string Above)>> Read(string condition) =>
            (
                (string)
                    (
                        await Newsroom.SqlAsync(
                            "select string_agg(distinct unit_id || ' ' || ancestor_id, ',') from unit_ancestors where line = "
                                + $"'administrative' and {condition}"
                        )
                    )!
            )
                .Split(',')
                .Select(pair => (pair[..36], pair[37..]));
        above = (await Read($"from_at <= {now} and to_at > {now}")).ToLookup(pair => pair.Unit, pair => pair.Above);
        belowSomeDay = (await Read($"to_at > {now}")).ToLookup(pair => pair.Above, pair => pair.Unit);
    }
}

using System.Globalization;
using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Random filters over random articles, each list compared with one made here from the same articles.</summary>
internal sealed class RandomListTests : ApiTest
{
    private const int Articles = 300;
    private const int Lists = 90;
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Units = ["pusat", "kanwil-a", "kanwil-b", "rutan-a", "lapas-a", "lain"];
    private static readonly string[] Tags = ["t1", "t2", "t3", "t4"];
    private static readonly string[] Authors = ["p1", "p2", "p3"];
    private static readonly string[] Kinds = ["news", "pressRelease", "speech"];
    private static readonly Dictionary<string, string[]> Subtrees = new()
    {
        ["pusat"] = ["pusat", "kanwil-a", "kanwil-b", "rutan-a", "lapas-a"],
        ["kanwil-a"] = ["kanwil-a", "rutan-a", "lapas-a"],
        ["kanwil-b"] = ["kanwil-b"],
        ["rutan-a"] = ["rutan-a"],
        ["lapas-a"] = ["lapas-a"],
        ["lain"] = ["lain"],
    };

    private sealed record Row(
        string Id,
        string Unit,
        string[] Mentioned,
        string[] Tags,
        string[] Authors,
        string Kind,
        string Language,
        DateTimeOffset At
    );

    [Test]
    public async Task Every_list_is_whole_whichever_way_it_is_walked()
    {
        var random = new Random(20221012);
        var rows = await WriteAsync(random);
        var found = 0;
        for (var list = 0; list < Lists; list++)
        {
            var (query, expected) = Choose(random, rows);
            var path = "/v1/articles?" + query;
            int Limit() => random.Next(1, 60);
            var (forward, last) = await Walk.ToTheEnd(path, Limit);
            Assert.That(forward, Is.EqualTo(expected), path);
            Assert.That(await Walk.BackToTheStart(path, last, Limit), Is.EqualTo(expected), "Backwards " + path);
            Assert.That(await Walk.ByPage(path, random.Next(20, 101)), Is.EqualTo(expected), "By page " + path);
            var counted = (await Api.Get(path + "&count=exact&limit=1")).Must(HttpStatusCode.OK).Json["meta"]!["page"]!;
            Assert.That(counted["total"]!.GetValue<int>(), Is.EqualTo(expected.Count), path);
            found += expected.Count;
        }
        Assert.That(found, Is.GreaterThan(1000), "The filters left too little to tell anything.");
    }

    private static (string Query, IReadOnlyList<string> Expected) Choose(Random random, IReadOnlyList<Row> rows)
    {
        var (query, left) = (new List<string>(), (IEnumerable<Row>)rows);
        bool Also(double chance) => random.NextDouble() < chance;
        if (Also(0.5))
        {
            var units = random.GetItems(Units, random.Next(1, 4)).Distinct().ToArray();
            var subtree = Also(0.5);
            query.Add($"unit={string.Join(",", units)}{(subtree ? "&scope=subtree" : "")}");
            var wanted = subtree ? units.SelectMany(unit => Subtrees[unit]).ToHashSet() : [.. units];
            left = left.Where(row => wanted.Contains(row.Unit));
        }
        if (Also(0.2))
        {
            var units = Several(Units);
            query.Add($"mentionedUnit={string.Join(",", units)}");
            left = left.Where(row => row.Mentioned.Intersect(units).Any());
        }
        if (Also(0.3))
        {
            var tags = Several(Tags);
            query.Add($"tag={string.Join(",", tags)}");
            left = left.Where(row => row.Tags.Intersect(tags).Any());
        }
        if (Also(0.2))
        {
            var authors = Several(Authors);
            query.Add($"author={string.Join(",", authors)}");
            left = left.Where(row => row.Authors.Intersect(authors).Any());
        }
        if (Also(0.3))
        {
            var kinds = random.GetItems(Kinds, random.Next(1, 3)).Distinct().ToArray();
            query.Add($"kind={string.Join(",", kinds)}");
            left = left.Where(row => kinds.Contains(row.Kind));
        }
        if (Also(0.25))
        {
            var language = Pick(["id", "en"]);
            query.Add($"language={language}");
            left = left.Where(row => row.Language == language);
        }
        var (from, before) = (Day.AddHours(random.Next(0, 20)), Day.AddHours(random.Next(30, 48)));
        if (Also(0.25))
        {
            query.Add($"publishedFrom={Text(from)}");
            left = left.Where(row => row.At >= from);
        }
        if (Also(0.25))
        {
            query.Add($"publishedBefore={Text(before)}");
            left = left.Where(row => row.At < before);
        }
        if (Also(0.3))
        {
            var excluded = random.GetItems(rows.ToArray(), random.Next(1, 21)).Select(row => row.Id).Distinct().ToArray();
            query.Add($"exclude={string.Join(",", excluded)}");
            left = left.Where(row => !excluded.Contains(row.Id));
        }
        var ascending = Also(0.4);
        if (ascending)
            query.Add("sort=publishedAt");
        left = left.OrderBy(row => row.At).ThenBy(row => row.Id, StringComparer.Ordinal);
        return (string.Join("&", query), [.. (ascending ? left : left.Reverse()).Select(row => row.Id)]);

        string[] Several(string[] all) => Also(0.5) ? [Pick(all)] : [.. random.GetItems(all, random.Next(2, 4)).Distinct()];

        T Pick<T>(T[] all) => all[random.Next(all.Length)];
    }

    // 48 moments for 300 articles: most share theirs with others.
    private static async Task<IReadOnlyList<Row>> WriteAsync(Random random)
    {
        foreach (
            var (slug, parent) in new[]
            {
                ("pusat", null),
                ("kanwil-a", "pusat"),
                ("kanwil-b", "pusat"),
                ("rutan-a", "kanwil-a"),
                ("lapas-a", "kanwil-a"),
                ("lain", (string?)null),
            }
        )
            await Unit(slug, parent);
        foreach (var tag in Tags)
            await Tag(tag);
        foreach (var author in Authors)
            await Author(author);
        string[] Some(string[] all, int most) => [.. random.GetItems(all, random.Next(0, most + 1)).Distinct()];
        var wanted = Enumerable
            .Range(0, Articles)
            .Select(_ => new Row(
                "",
                Units[random.Next(Units.Length)],
                Some(Units, 2),
                Some(Tags, 3),
                Some(Authors, 2),
                Kinds[random.Next(Kinds.Length)],
                random.Next(3) == 0 ? "en" : "id",
                Day.AddHours(random.Next(0, 48))
            ))
            .ToArray();
        var rows = new Row[Articles];
        await Parallel.ForEachAsync(Enumerable.Range(0, Articles), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            var row = wanted[number];
            var answer = await Api.Put(
                $"/articles/by-source/uji/{number}",
                new
                {
                    title = $"Artikel {number}",
                    kind = row.Kind,
                    language = row.Language,
                    publishedAt = Text(row.At),
                    publish = true,
                    unit = new { slug = row.Unit },
                    mentionedUnits = Refs(row.Mentioned),
                    tags = Refs(row.Tags),
                    authors = Refs(row.Authors),
                }
            );
            rows[number] = row with { Id = answer.Must(HttpStatusCode.Created).Id };
        });
        return rows;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static object[] Refs(string[] slugs) => [.. slugs.Select(slug => new { slug })];
}

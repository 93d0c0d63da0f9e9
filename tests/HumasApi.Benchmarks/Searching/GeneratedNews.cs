using System.Text;
using HumasApi.Search;

namespace HumasApi.Benchmarks.Searching;

/// <summary>
/// News whose words are spread as those of a language: a few are everywhere, most are rare (Zipf and Mandelbrot). They are real roots with
/// affixes, and an invented tail. The same number is always the same article.
/// </summary>
internal sealed class GeneratedNews
{
    private const int Vocabulary = 100_000;
    private const int Real = 5_000;

    private static readonly string[] Common = "yang dan di ke dari untuk dengan pada ini itu dalam oleh juga akan telah para".Split(' ');
    private static readonly Guid[] Units = [.. Enumerable.Range(0, 700).Select(_ => Guid.CreateVersion7())];
    private static readonly Guid[] Tags = [.. Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7())];
    private static readonly Guid[] Authors = [.. Enumerable.Range(0, 1_000).Select(_ => Guid.CreateVersion7())];
    private static readonly DateTimeOffset Newest = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    private readonly string[] words;
    private readonly double[] upTo;

    public GeneratedNews()
    {
        var random = new Random(7);
        var roots = IndonesianRoots.All.Keys.Where(word => word.Length > 3).Order(StringComparer.Ordinal).ToArray();
        random.Shuffle(roots);
        Func<string, string>[] forms =
        [
            root => root,
            root => "ber" + root,
            root => root + "nya",
            root => "ke" + root + "an",
            root => root + "an",
        ];
        words =
        [
            .. forms.SelectMany(form => roots.Select(form)).Distinct().Take(Real).Concat(Invented(random)).Distinct().Take(Vocabulary),
        ];
        upTo = new double[words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < words.Length; rank++)
            upTo[rank] = sum += rank < Real ? 1.0 / (rank + 160) : 1.0 / (Real + 160) * Math.Pow((Real + 160.0) / (rank + 160), 2);
    }

    /// <summary>A word by how common it is: 0 is the commonest.</summary>
    public string Word(int rank) => words[rank];

    /// <summary>What is typed, from what hardly any article has to what nearly half of all have; by the number of the run.</summary>
    public IReadOnlyList<(string Name, Func<int, string> Typed)> Queries =>
        [
            ("rare word", run => Word(60_000 + run * 37)),
            ("middle word", run => Word(300 + run)),
            ("commonest word", run => Word(run % 3)),
            ("two words", run => $"{Word(run)} {Word(200 + run)}"),
            ("phrase", run => $"\"{Word(run % 20)} {Word(run % 17 + 1)}\""),
            ("misspelt word", run => Word(1_000 + run) + "x"),
        ];

    /// <summary>The beginning of a word; by the number of the run.</summary>
    public string Beginning(int run, int letters) => Word(500 + run)[..letters];

    public SearchDocument Article(int number)
    {
        var random = new Random(number * 31 + 5);
        var body = new StringBuilder("<p>");
        var length = random.Next(250, 590);
        for (var word = 0; word < length; word++)
            body.Append(Draw(random)).Append(word % 40 == 39 ? ".</p><p>" : " ");
        return new SearchDocument
        {
            Id = new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0),
            PublishedAt = Newest.AddMinutes(-5.0 * number),
            Language = "id",
            Kind = random.Next(10) == 0 ? "announcement" : "news",
            UnitId = Units[(int)(Units.Length * Math.Pow(random.NextDouble(), 2))],
            MentionedUnitIds = [],
            AuthorIds = [Authors[random.Next(Authors.Length)]],
            TagIds = [.. Enumerable.Range(0, 3).Select(_ => Tags[(int)(Tags.Length * Math.Pow(random.NextDouble(), 3))]).Distinct()],
            Title = Sentence(random, 9),
            Summary = Sentence(random, 25),
            Names = Sentence(random, 4),
            Body = body.Append("</p>").ToString(),
        };
    }

    private string Sentence(Random random, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Draw(random)));

    private string Draw(Random random)
    {
        if (random.Next(10) < 3)
            return Common[random.Next(Common.Length)];
        var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return words[Math.Min(at < 0 ? ~at : at, words.Length - 1)];
    }

    private static IEnumerable<string> Invented(Random random)
    {
        string[] first = ["b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "w", "j", "h"];
        string[] last = ["", "", "n", "r", "s", "ng", "t", "k", "l"];
        while (true)
            yield return string.Concat(
                Enumerable
                    .Range(0, random.Next(2, 5))
                    .Select(_ => first[random.Next(first.Length)] + "aiueo"[random.Next(5)] + last[random.Next(last.Length)])
            );
    }
}

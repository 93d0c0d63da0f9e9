using HumasApi.Benchmarks.Importing;
using HumasApi.Benchmarks.Moving;
using HumasApi.Benchmarks.Plans;
using HumasApi.Benchmarks.Reading;
using HumasApi.Benchmarks.Searching;
using HumasApi.Benchmarks.Seeding;
using HumasApi.Benchmarks.Writing;

namespace HumasApi.Benchmarks;

/// <summary>The verbs of the benchmarks; README.md beside this file says what each is for.</summary>
internal static class Benchmark
{
    private const string Usage = """
        usage: HumasApi.Benchmarks seed  --data FOLDER | --connection TEXT  [--count 1000000] [--seed 1] [--body 4500 | --words] [--check]
               HumasApi.Benchmarks plans --data FOLDER [--runs 5] [--only TEXT] [--out FILE] [--delivery SETTINGS]
               HumasApi.Benchmarks compare FILE FILE …
               HumasApi.Benchmarks move  --data FOLDER
               HumasApi.Benchmarks read  --data FOLDER [--seconds 10] [--rounds 3] [--clients 32] [--delivery SETTINGS]
               HumasApi.Benchmarks write --data FOLDER [--seconds 5] [--warmup 75] [--statements]
               HumasApi.Benchmarks import --data FOLDER [--count 20000] [--body 3000] [--statements] [--formats]
               HumasApi.Benchmarks search --data FOLDER [--count 100000 | --http]
               HumasApi.Benchmarks stemmer --conllu FILE [--show]
               HumasApi.Benchmarks quality [--show | --judged | --texts]
        """;

    private static async Task<int> Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["seed", .. var rest]:
                    await SeedVerb.RunAsync(Options.Read(rest, "data", "connection", "count", "seed", "body", "words", "check"));
                    return 0;
                case ["plans", .. var rest]:
                    await PlansVerb.RunAsync(Options.Read(rest, "data", "runs", "only", "out", "delivery"));
                    return 0;
                case ["compare", .. var files]:
                    Console.WriteLine(PlanTable.Compare(files));
                    return 0;
                case ["move", .. var rest]:
                    await MoveVerb.RunAsync(Options.Read(rest, "data"));
                    return 0;
                case ["read", .. var rest]:
                    await ReadVerb.RunAsync(Options.Read(rest, "data", "seconds", "rounds", "clients", "delivery"));
                    return 0;
                case ["write", .. var rest]:
                    await WriteVerb.RunAsync(Options.Read(rest, "data", "seconds", "warmup", "statements"));
                    return 0;
                case ["import", .. var rest]:
                    await ImportVerb.RunAsync(Options.Read(rest, "data", "count", "body", "statements", "formats"));
                    return 0;
                case ["search", .. var rest]:
                    var search = Options.Read(rest, "data", "count", "http");
                    if (search.Find("http") is null)
                        SearchVerb.Run(search);
                    else
                        await SearchHttp.RunAsync(search);
                    return 0;
                case ["stemmer", .. var rest]:
                    StemmerVerb.Run(Options.Read(rest, "conllu", "show"));
                    return 0;
                case ["quality", .. var rest]:
                    QualityVerb.Run(Options.Read(rest, "show", "judged", "texts"));
                    return 0;
                // What `read` starts as a process of its own, to be bound to a processor.
                case ["limit", .. var rest]:
                    await HandWritten.ServeAsync(Options.Read(rest, "connection", "url"));
                    return 0;
                case ["bare", .. var rest]:
                    await HandWritten.ServeBareAsync(Options.Read(rest, "answers", "url"));
                    return 0;
                case ["load", .. var rest]:
                    await LoadVerb.RunAsync(Options.Read(rest, "url", "paths", "seconds", "clients", "known"));
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 1;
            }
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine($"{exception.Message}{Environment.NewLine}{Usage}");
            return 1;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using HumasApi.Benchmarks.Searching;
using HumasApi.ReadModel;
using Npgsql;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>Fills an empty database with an archive of any size.</summary>
internal static class SeedVerb
{
    private const int Batch = 5_000;

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        if (await target.ScalarAsync<bool>("select exists (select from units)"))
            throw new UsageException("The database is not empty.");
        var (count, seed, body) = (options.Number("count", 1_000_000), options.Number("seed", 1), options.Number("body", 4_500));
        var watch = Stopwatch.StartNew();
        Cast cast;
        await using (var database = target.Context())
            cast = await Cast.MakeAsync(database);
        Say(
            $"{cast.Authors.Count} units, {cast.Authors.Count * 2} authors, {cast.Tags.Count} tags by the product's own code: "
                + $"{watch.Elapsed.TotalSeconds:0.0} s"
        );
        await FillAsync(target, new StoryMaker(cast, count, seed, body, options.Find("words") is null ? null : new GeneratedNews()), count);
        if (options.Find("check") is null)
            return;
        var (first, all) = await ConsistencyCheck.CheckAsync(target.Owner, 20, CancellationToken.None);
        Say(all == 0 ? "No inconsistencies were found." : $"{string.Join('\n', first)}\n{all} inconsistent record(s).");
    }

    private static async Task FillAsync(Target target, StoryMaker maker, int count)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        // One transaction: a run that is broken off leaves the schema whole.
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await Indexes.ExecuteAsync(connection, "set local synchronous_commit = off");
            var indexes = await Indexes.DropAsync(connection, Tables.All.Select(table => table.Name));
            for (var first = 1; first <= count; first += Batch)
            {
                var stories = Enumerable.Range(first, Math.Min(Batch, count - first + 1)).Select(maker.Make).ToList();
                foreach (var table in Tables.All)
                    table.Copy(connection, stories);
            }
            await Indexes.ExecuteAsync(connection, Tables.Afterwards);
            Say($"{count:N0} articles copied: {watch.Elapsed.TotalSeconds:0.0} s");
            await indexes.MakeAgainAsync(connection);
            await transaction.CommitAsync();
        }
        Say($"indexes made: {watch.Elapsed.TotalSeconds:0.0} s");
        // What autovacuum does in time: statistics for the planner, and the map that index-only scans need.
        await Indexes.ExecuteAsync(connection, "vacuum (analyze)");
        Say($"vacuumed: {watch.Elapsed.TotalSeconds:0.0} s, in all {count / watch.Elapsed.TotalSeconds:N0} articles/s");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}

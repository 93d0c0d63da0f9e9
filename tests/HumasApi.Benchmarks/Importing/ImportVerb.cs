using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Benchmarks.Reading;
using HumasApi.Benchmarks.Seeding;
using Npgsql;

namespace HumasApi.Benchmarks.Importing;

/// <summary>
/// An archive over HTTP into an empty newsroom, the same file again, and out again, beside plain COPY of the same rows into tables with
/// the same indexes.
/// </summary>
internal static class ImportVerb
{
    // All that an import of new articles writes.
    private static readonly string[] Tables =
    [
        "articles",
        "article_revisions",
        "slugs",
        "published_articles",
        "published_bodies",
        "published_tag_links",
        "published_author_links",
        "published_mention_links",
        "changes",
        "audit",
        "audit_persons",
        "audit_values",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task RunAsync(Options options)
    {
        await using var target = options.Find("statements") is null
            ? await Target.OpenAsync(options)
            : await Target.OpenCountingAsync(options);
        if (await target.ScalarAsync<bool>("select exists (select from units)"))
            throw new UsageException("The database is not empty.");
        var (count, body) = (options.Number("count", 20_000), options.Number("body", 3_000));
        var file = Path.Combine(options.Text("data"), "items.ndjson");
        Cast cast;
        await using (var database = target.Context())
            cast = await Cast.MakeAsync(database);
        await WriteFileAsync(cast, file, count, body);
        using var service = await ServiceProcess.ServeAsync(target);
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminKey);
        var small = Path.Combine(options.Text("data"), "first.ndjson");
        await File.WriteAllLinesAsync(
            small,
            File.ReadLines(file)
                .Take(2_000)
                .Select(line => line.Replace("\"externalId\":\"", "\"externalId\":\"w", StringComparison.Ordinal))
        );

        Console.WriteLine(
            $"{count:N0} articles, {new FileInfo(file).Length / count:N0} bytes each\n\n| | items/s | ms: service + database | first and last tenth, items/s | resident MB |\n|---|--:|--:|--:|--:|"
        );
        // Code is compiled by use.
        await SendAsync(target, service, client, small, "warm", null);
        if (options.Find("formats") is not null)
        {
            await FormatsAsync(target, service, client, options.Text("data"), cast, count, body);
            return;
        }
        var rate = await SendAsync(target, service, client, file, "arsip", "new");
        if (options.Find("statements") is not null)
            Console.WriteLine(await target.DearestAsync());
        await SendAsync(target, service, client, file, "arsip", "again, all unchanged");
        var written = await CopyAsync(target, count);
        var export = await ExportAsync(target, service, client, count);
        var read = await CopyOutAsync(target, count);
        Console.WriteLine($"\nImport {rate / written:0.00} of COPY, export {export / read:0.00} of COPY.");
    }

    // Each into a newsroom that has those before it.
    private static async Task FormatsAsync(
        Target target,
        ServiceProcess service,
        HttpClient client,
        string folder,
        Cast cast,
        int count,
        int body
    )
    {
        var unit = await target.ScalarAsync<string>($"select slug from units where id = '{cast.Authors.Keys.First()}'");
        var maker = new StoryMaker(cast, count, 1, body);
        var stories = Enumerable.Range(1, count).Select(maker.Make).ToList();
        foreach (var (format, write) in OtherFormats.Writers)
        {
            var file = Path.Combine(folder, $"items.{format}");
            write(file, stories);
            await SendAsync(target, service, client, file, format, format, $"&format={format}&unit={unit}&create=tags");
        }
    }

    private static async Task WriteFileAsync(Cast cast, string file, int count, int body)
    {
        var maker = new StoryMaker(cast, count, 1, body);
        await using var lines = new StreamWriter(file, append: false, new UTF8Encoding(false));
        for (var number = 1; number <= count; number++)
        {
            var story = maker.Make(number);
            await lines.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        externalId = $"{number}",
                        title = story.Title,
                        summary = story.Summary,
                        body = story.Body,
                        unit = new { id = story.Unit },
                        authors = new[] { new { id = cast.Authors[story.Unit][0] } },
                        tags = Enumerable.Range(0, 3).Select(place => new { id = cast.Tags[(number + place * 7) % cast.Tags.Count] }),
                        publishedAt = new DateTimeOffset(story.At, TimeSpan.Zero),
                        publish = true,
                        legacyUrls = new[] { $"https://lama.example/berita/{number}" },
                    },
                    Plain
                )
            );
        }
    }

    private static async Task<double> SendAsync(
        Target target,
        ServiceProcess service,
        HttpClient client,
        string file,
        string source,
        string? name,
        string options = "&format=ndjson"
    )
    {
        await using var content = File.OpenRead(file);
        var (before, database, watch) = (ProcessorTime.Of(service.Id), ProcessorTime.Of(target.PostmasterId), Stopwatch.StartNew());
        using var answer = await client.PostAsync(
            new Uri($"manage/v1/imports?source={source}{options}", UriKind.Relative),
            new StreamContent(content)
        );
        var job = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["data"]!;
        var (points, most) = (new List<(double At, long Read)>(), 0L);
        while (true)
        {
            await Task.Delay(200);
            job = (await client.GetFromJsonAsync<JsonNode>(new Uri($"manage/v1/imports/{job["id"]}", UriKind.Relative)))!["data"]!;
            points.Add((watch.Elapsed.TotalSeconds, job["items"]!["read"]!.GetValue<long>()));
            most = Math.Max(most, Resident(service.Id));
            if (job["state"]!.GetValue<string>() is not ("queued" or "running"))
                break;
        }
        var (read, rate) = (points[^1].Read, points[^1].Read / watch.Elapsed.TotalSeconds);
        if (job["state"]!.GetValue<string>() != "done" || job["items"]!["failed"]!.GetValue<long>() > 0)
            throw new InvalidOperationException(job.ToJsonString());
        double Between(double from, double to)
        {
            var (start, end) = (points.FindLast(point => point.Read <= read * from), points.Find(point => point.Read >= read * to));
            return (end.Read - start.Read) / (end.At - start.At);
        }
        if (name is not null)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {rate:0} | {(ProcessorTime.Of(service.Id) - before) / 1000 / read:0.00} + {(ProcessorTime.Of(target.PostmasterId) - database) / 1000 / read:0.00} | {Between(0.05, 0.15):0}, {Between(0.85, 0.95):0} | {most} |"
                )
            );
        return rate;
    }

    private static long Resident(int processId) =>
        long.Parse(
            File.ReadLines($"/proc/{processId}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024;

    // The same rows, into tables with the same indexes and without keys to others, triggers and rules.
    private static async Task<double> CopyAsync(Target target, int count)
    {
        await using var connection = new NpgsqlConnection(target.Superuser);
        await connection.OpenAsync();
        var folder = Path.GetTempPath();
        foreach (var table in Tables)
            await RunAsync(
                connection,
                $"create schema if not exists plain; create table plain.{table} (like public.{table} including all); copy public.{table} to '{folder}/{table}.copy' (format binary)"
            );
        var (database, watch) = (ProcessorTime.Of(target.PostmasterId), Stopwatch.StartNew());
        await RunAsync(connection, "begin");
        foreach (var table in Tables)
            await RunAsync(connection, $"copy plain.{table} from '{folder}/{table}.copy' (format binary)");
        await RunAsync(connection, "commit");
        // The archive and the few that warmed up.
        var rate = (count + 2_000) / watch.Elapsed.TotalSeconds;
        Say("COPY of the same rows", rate, 0, (ProcessorTime.Of(target.PostmasterId) - database) / 1000 / (count + 2_000));
        foreach (var table in Tables)
            File.Delete($"{folder}/{table}.copy");
        return rate;
    }

    private static async Task<double> ExportAsync(Target target, ServiceProcess service, HttpClient client, int count)
    {
        var best = 0d;
        for (var round = 0; round < 2; round++)
        {
            var (before, database, watch) = (ProcessorTime.Of(service.Id), ProcessorTime.Of(target.PostmasterId), Stopwatch.StartNew());
            await using var stream = await client.GetStreamAsync(new Uri("manage/v1/exports/articles?source=arsip", UriKind.Relative));
            var (buffer, lines) = (new byte[1 << 16], 0);
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; )
                lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (lines != count)
                throw new InvalidOperationException($"{lines} lines were exported.");
            best = lines / watch.Elapsed.TotalSeconds;
            if (round == 1)
                Say(
                    "export",
                    best,
                    (ProcessorTime.Of(service.Id) - before) / 1000 / lines,
                    (ProcessorTime.Of(target.PostmasterId) - database) / 1000 / lines
                );
        }
        return best;
    }

    private static async Task<double> CopyOutAsync(Target target, int count)
    {
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        var (database, watch) = (ProcessorTime.Of(target.PostmasterId), Stopwatch.StartNew());
        await using var stream = await connection.BeginRawBinaryCopyAsync(
            "copy (select a.*, r.* from articles a join article_revisions r on r.id = a.newest_revision_id where a.import_source = 'arsip') to stdout (format binary)"
        );
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, CancellationToken.None) > 0) { }
        var rate = count / watch.Elapsed.TotalSeconds;
        Say("COPY TO of articles and revisions", rate, 0, (ProcessorTime.Of(target.PostmasterId) - database) / 1000 / count);
        return rate;
    }

    private static void Say(string name, double rate, double service, double database) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {rate:0} | {service:0.00} + {database:0.00} | | |"));

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}

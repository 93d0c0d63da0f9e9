using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Management.Exports;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Management.Imports;

/// <summary>
/// One run of an import of an archive, from where it stopped to its end: the rows of another newsroom, written as they are into an
/// empty one. Position and rows move in the same transactions. At the end the read model is made of them.
/// </summary>
internal sealed class ArchiveRun(IServiceScopeFactory scopes, ImportJob job, DatabaseAddresses addresses, TimeProvider clock)
{
    private const int BatchLines = 500;
    private const int BatchBytes = 8_000_000;
    private const int MaxLineBytes = 16_000_000;

    private readonly Stopwatch worked = Stopwatch.StartNew();
    private long done = job.Counts.Read;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var (batch, bytes, skip) = (new List<Line>(), 0, done);
            await foreach (var item in JsonItems.LinesAsync(ImportContent.Open(scopes, job.Id), MaxLineBytes, stop))
            {
                if (skip > 0)
                {
                    skip--;
                    continue;
                }
                var line = Read(item);
                if (batch.Count > 0 && (batch[0].Table != line.Table || batch.Count == BatchLines || bytes > BatchBytes))
                {
                    await WriteAsync(batch, stop);
                    (batch, bytes) = ([], 0);
                }
                batch.Add(line);
                bytes += item.Bytes.Length;
            }
            if (batch.Count > 0)
                await WriteAsync(batch, stop);
            // The times of the archive stay: what readers get is not changed by the move.
            var rebuilt = job.Options.DryRun ? new Rebuilt() : await Rebuild.RunAsync(addresses.App, clock, stop, keepsTimes: true);
            await EndAsync(one => Finish(one, rebuilt), stop);
        }
        catch (InvalidDataException exception)
        {
            await EndAsync(one => one.Fail(exception.Message, clock.Now()), stop);
        }
        catch (ImportStoppedException)
        {
            // Paused or cancelled.
        }
    }

    private void Finish(ImportJob one, Rebuilt rebuilt)
    {
        if (rebuilt.Unrepaired == 0)
            one.Finish(clock.Now());
        else
            one.Fail(
                $"The archive was written, but {rebuilt.Unrepaired} of its records are inconsistent: HumasApi verify lists them.",
                clock.Now()
            );
    }

    private static Line Read(ItemBytes item)
    {
        if (item.IsTooLong)
            throw Broken(item.Line, "it is too long.");
        try
        {
            using var json = JsonDocument.Parse(item.Bytes);
            if (json.RootElement.TryGetProperty(Archive.Header, out var schema))
                return new Line(item.Line, item.End, null, schema.GetString()!);
            var (table, row) = (json.RootElement.GetProperty("table").GetString(), json.RootElement.GetProperty("row"));
            // Only this service writes archives, but anyone can edit one: what readers get is as clean as what an editor sends.
            if (
                table == "article_revisions"
                && row.GetProperty("body").GetString() is { } body
                && CleanBody.OrNull(new SentBody(body, BodyFormat.Html, null))?.Body != body
            )
                throw Broken(item.Line, "its body is not as HumasApi stores one.");
            return new Line(item.Line, item.End, table, row.GetRawText());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Broken(item.Line, "it is no row of an archive.");
        }
    }

    private async Task WriteAsync(List<Line> batch, CancellationToken stop)
    {
        var written = await scopes.ChangeAsync(
            job.Id,
            async (database, one) =>
            {
                if (one.Counts.Read != done)
                    throw new ImportStoppedException();
                if (done == 0)
                    await BeginAsync(database, batch, stop);
                else if (!job.Options.DryRun)
                    await InsertAsync(database, batch, stop);
                var counts = ImportCounts.None with { Read = batch.Count, Created = done == 0 ? 0 : batch.Count };
                one.Advance(counts, new Dictionary<string, long>(), batch[^1].End, worked.Elapsed.TotalSeconds);
            },
            [ImportState.Running],
            stop
        );
        if (written is null)
            throw new ImportStoppedException();
        done += batch.Count;
        worked.Restart();
    }

    private static async Task BeginAsync(HumasDbContext database, List<Line> batch, CancellationToken stop)
    {
        if (batch is not [{ Table: null } header])
            throw Broken(batch[0].Number, "an archive begins with a line that names its schema.");
        if (await Archive.SchemaAsync(database, stop) is var schema && header.Text != schema)
            throw new InvalidDataException(
                $"The archive has the schema {header.Text}, and this service {schema}. Import it with the same version, then upgrade."
            );
        if (await database.Units.AnyAsync(stop) || await database.Tags.AnyAsync(stop) || await database.Authors.AnyAsync(stop))
            throw new InvalidDataException("The newsroom is not empty. An archive is imported into a new one.");
    }

    private static async Task InsertAsync(HumasDbContext database, List<Line> batch, CancellationToken stop)
    {
        var table = Archive.Tables(database).FirstOrDefault(known => known.Name == batch[0].Table)
            ?? throw Broken(batch[0].Number, "there is no such table in an archive.");
        var rows = new StringBuilder("[").AppendJoin(',', batch.Select(line => line.Text)).Append(']').ToString();
        try
        {
            await database.Database.ExecuteSqlRawAsync(
                table.Insert,
                [new NpgsqlParameter("rows", NpgsqlDbType.Jsonb) { Value = rows }],
                stop
            );
        }
        catch (PostgresException refused) when (!refused.IsTransient && refused.SqlState[0] is '2')
        {
            throw Broken(batch[0].Number, $"{refused.MessageText} (in this line or the {batch.Count - 1} after it)");
        }
    }

    private static InvalidDataException Broken(long line, string why) => new($"Line {line} of the archive cannot be imported: {why}");

    private Task EndAsync(Action<ImportJob> end, CancellationToken stop) => scopes.ChangeAsync(job.Id, end, [ImportState.Running], stop);

    // Without a table it is the header, and its text the schema.
    private sealed record Line(long Number, long End, string? Table, string Text);
}

using System.Buffers;
using System.Data;
using System.IO.Compression;
using System.Text.Json;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Exports;

/// <summary>What an export is written in.</summary>
internal enum ExportFormat
{
    /// <summary>One JSON object a line: all that there is.</summary>
    Ndjson,

    /// <summary>A table for spreadsheets: what fits into one cell.</summary>
    Csv,
}

/// <summary>
/// Sends exports. All of one is read in one snapshot of the database, part by part, and the next part is read while one is written. An
/// export holds a connection until its client has it all, so few run at once, none for ever, and a client must read it at some speed.
/// </summary>
internal sealed class Export : IDisposable
{
    /// <summary>Items read at once.</summary>
    public const int PartSize = 500;

    /// <summary>Bytes of text read at once, about: two parts of an export are in memory.</summary>
    public const int PartBytes = 8_000_000;

    /// <summary>Exports that an instance sends at once.</summary>
    public const int MaxOpen = 2;

    private const int FlushBytes = 1 << 16;
    private static readonly TimeSpan MaxTime = TimeSpan.FromHours(2);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public static readonly QueryParameter Format = new("format", ParameterType.OneOf, "What the export is written in.")
    {
        Words = [.. EnumNames.Of<ExportFormat>().Keys],
        WordsName = nameof(ExportFormat),
        Default = "ndjson",
        Example = "csv",
    };

    private readonly SemaphoreSlim places = new(MaxOpen);

    /// <summary>Reads all that follows in the transaction as it is now. The transaction ends with the request.</summary>
    public static async Task InOneMomentAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        if (database.Database.CurrentTransaction is null)
            await database.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
    }

    /// <summary>The records after one, in the order of their ids.</summary>
    public static Task<List<T>> PartAsync<T>(IQueryable<T> records, Guid after, CancellationToken cancellationToken)
        where T : class, IRecord =>
        records
            .AsNoTracking()
            .Where(record => record.Id > after)
            .OrderBy(record => record.Id)
            .Take(PartSize)
            .ToListAsync(cancellationToken);

    /// <summary>What writes items in a format.</summary>
    public static ExportWriter<T> Writer<T>(ExportFormat format)
        where T : class => format == ExportFormat.Csv ? new CsvExport<T>() : new NdjsonExport<T>();

    /// <summary>Sends all parts.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Name of the file, without its ending.</param>
    /// <param name="writer">Writes an item.</param>
    /// <param name="part">Reads the items after one, null for the first ones; none: the end.</param>
    /// <exception cref="Problem">503 when as many run as may, and none ends in ten seconds.</exception>
    public async Task<IResult> SendAsync<T>(HttpContext http, string name, ExportWriter<T> writer, Func<T?, Task<IReadOnlyList<T>>> part)
        where T : class
    {
        http.Response.RegisterForDispose(writer);
        if (!await places.WaitAsync(MaxWait, http.RequestAborted))
            throw new Problem(
                Problems.ServerBusy,
                Sentence.Of(
                    $"{MaxOpen} exports are being sent. Try again when one has ended.",
                    $"{MaxOpen} ekspor sedang dikirim. Coba lagi setelah salah satunya selesai."
                )
            )
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = "30" },
            };
        // Given back also when the answer is never written.
        http.Response.RegisterForDispose(new Place(places));
        // The first part before the status is sent, so that a refusal can still be sent as a problem.
        var first = await part(null);
        LargeResponses.RequireSpeed(http);
        return Results.Stream(
            async body =>
            {
                try
                {
                    await WriteAsync(Encoded(http, body), writer, first, part, http.RequestAborted);
                }
                // The status is sent already: a response that breaks off is recognised as incomplete.
                catch (Problem)
                {
                    http.Abort();
                }
            },
            writer.MediaType,
            $"{name}.{writer.Ending}"
        );
    }

    public void Dispose() => places.Dispose();

    private static async Task WriteAsync<T>(
        Stream body,
        ExportWriter<T> writer,
        IReadOnlyList<T> items,
        Func<T?, Task<IReadOnlyList<T>>> part,
        CancellationToken aborted
    )
        where T : class
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(MaxTime);
        await using (body)
        {
            var buffer = new ArrayBufferWriter<byte>(FlushBytes * 2);
            writer.Begin(buffer);
            while (items.Count > 0)
            {
                var next = part(items[^1]);
                try
                {
                    foreach (var item in items)
                    {
                        writer.Write(buffer, item);
                        if (buffer.WrittenCount >= FlushBytes)
                            await FlushAsync();
                    }
                }
                finally
                {
                    // Nothing may read any more when the request ends.
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                items = await next;
            }
            await FlushAsync();

            async Task FlushAsync()
            {
                await body.WriteAsync(buffer.WrittenMemory, time.Token);
                buffer.ResetWrittenCount();
            }
        }
    }

    // A million articles are gigabytes, and a tenth of that compressed.
    private static Stream Encoded(HttpContext http, Stream body)
    {
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.GetTypedHeaders().AcceptEncoding.Any(offer => offer.Value == "gzip" && offer.Quality is null or > 0))
            return body;
        http.Response.Headers.ContentEncoding = "gzip";
        return new GZipStream(body, CompressionLevel.Fastest);
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}

/// <summary>Writes items of an export.</summary>
internal abstract class ExportWriter<T> : IDisposable
{
    public virtual string MediaType => "application/x-ndjson";

    /// <summary>What the name of a file ends with.</summary>
    public virtual string Ending => "ndjson";

    public abstract void Dispose();

    public virtual void Begin(IBufferWriter<byte> output) { }

    public abstract void Write(IBufferWriter<byte> output, T item);
}

/// <summary>One JSON object a line.</summary>
internal sealed class NdjsonExport<T> : ExportWriter<T>
{
    private readonly Utf8JsonWriter json = new(
        Stream.Null,
        new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }
    );

    public override void Dispose() => json.Dispose();

    public override void Write(IBufferWriter<byte> output, T item)
    {
        json.Reset(output);
        JsonSerializer.Serialize(json, item, Json.Options);
        json.Flush();
        output.Write("\n"u8);
    }
}

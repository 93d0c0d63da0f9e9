using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;

namespace HumasApi.Management.Imports;

/// <summary>The formats of imports. A new one is a reader that gives the entries of a file in the shape of an article.</summary>
internal static class ImportFormats
{
    // As the body of a request for one article.
    private const int MaxItemBytes = (int)Limits.MaxBodyBytes;

    /// <summary>The entries of a file, in its order; the same ones each time it is read.</summary>
    /// <param name="job">Names the format, and what the articles refer to.</param>
    /// <param name="open">Opens the file at its start.</param>
    /// <param name="zone">Zone of local times without an offset.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The file is not in its format, or ends too early.</exception>
    /// <exception cref="System.Xml.XmlException">The file is not well-formed XML.</exception>
    public static IAsyncEnumerable<FileItem> ReadAsync(
        ImportJob job,
        Func<Stream> open,
        TimeZoneInfo zone,
        CancellationToken cancellationToken
    ) =>
        job.Format switch
        {
            ImportFormat.Ndjson => ObjectsAsync(JsonItems.LinesAsync(open(), MaxItemBytes, cancellationToken), cancellationToken),
            ImportFormat.Json => ObjectsAsync(JsonItems.ElementsAsync(open(), MaxItemBytes, cancellationToken), cancellationToken),
            ImportFormat.Wordpress => new WordPressFile(open, job.Options, zone).ReadAsync(cancellationToken),
            ImportFormat.Csv => CsvAsync(job, open, zone, cancellationToken),
            ImportFormat.Xlsx => XlsxAsync(job, open, zone, cancellationToken),
            ImportFormat.WordpressRest => JsonAsync(open, new WordPressPosts(job.Options, zone).Read, cancellationToken),
            ImportFormat.Ninjs => JsonAsync(open, new NinjsItems(job.Options, zone).Read, cancellationToken),
            ImportFormat.Ghost => new GhostFile(open, job.Options, zone, MaxItemBytes).ReadAsync(cancellationToken),
            ImportFormat.Feed => new FeedFile(open, job.Options, zone).ReadAsync(cancellationToken),
            _ => throw new NotSupportedException($"{job.Format} is not read yet."),
        };

    /// <summary>The fault of an item that is too long.</summary>
    public static Problem TooLong() =>
        new(
            Problems.BodyTooLarge,
            Sentence.Of($"An item has at most {MaxItemBytes / 1_000_000} MB.", $"Satu butir paling besar {MaxItemBytes / 1_000_000} MB.")
        );

    private static IAsyncEnumerable<FileItem> JsonAsync(
        Func<Stream> open,
        Func<JsonPost, JsonObject> read,
        CancellationToken cancellationToken
    ) => JsonPosts.ReadAsync(new JsonObjects(open(), MaxItemBytes).ReadAsync(cancellationToken), read, cancellationToken);

    private static IAsyncEnumerable<FileItem> XlsxAsync(
        ImportJob job,
        Func<Stream> open,
        TimeZoneInfo zone,
        CancellationToken cancellationToken
    )
    {
        var warnings = new List<BodyWarning>();
        return new TableItems(job.Options, zone).ReadAsync(
            XlsxRows.ReadAsync(open, warnings, cancellationToken),
            warnings,
            cancellationToken
        );
    }

    private static async IAsyncEnumerable<FileItem> CsvAsync(
        ImportJob job,
        Func<Stream> open,
        TimeZoneInfo zone,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var warnings = new List<BodyWarning>();
        var encoding = await CsvRows.EncodingAsync(open, warnings, cancellationToken);
        var rows = CsvRows.ReadAsync(open, encoding, cancellationToken);
        await foreach (var item in new TableItems(job.Options, zone).ReadAsync(rows, warnings, cancellationToken))
            yield return item;
    }

    private static async IAsyncEnumerable<FileItem> ObjectsAsync(
        IAsyncEnumerable<ItemBytes> items,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var item in items.WithCancellation(cancellationToken))
            yield return Read(item);
    }

    private static FileItem Read(ItemBytes item)
    {
        if (item.IsTooLong)
            return new FileItem(item.Line, item.End, null, TooLong());
        try
        {
            return new FileItem(item.Line, item.End, StrictJson.ReadObject(item.Bytes.Span)) { Hash = SHA256.HashData(item.Bytes.Span) };
        }
        catch (Problem problem)
        {
            return new FileItem(item.Line, item.End, null, problem);
        }
    }
}

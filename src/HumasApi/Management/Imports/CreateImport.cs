using System.IO.Compression;
using System.Security.Claims;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// POST /manage/v1/imports: takes a file of articles, of any length, and answers when it is stored. The items are written by
/// <see cref="ImportWorker"/>.
/// </summary>
internal static class CreateImportEndpoint
{
    /// <summary>Imports that may be unfinished at the same time, over all senders: each keeps its file.</summary>
    private const int MaxOpen = 50;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("source", ParameterType.Text, "The system that the items come from: the first part of their import keys.")
        {
            IsRequired = true,
            Example = "web-lama",
        },
        new("format", ParameterType.OneOf, "What the file is written in; left out: what it seems to be.")
        {
            Words = [.. Enum.GetValues<ImportFormat>().Select(format => format.ToWire())],
            WordsName = "ImportFormat",
            Example = "ndjson",
        },
        new("name", ParameterType.Text, "What you call the file.") { Example = "arsip-2019.ndjson" },
        new("unit", ParameterType.Slug, "Slug of the unit of items that name none.") { Example = "rutan-kelas-ii-b-salatiga" },
        PutArticleBySourceEndpoint.Create,
        new("bodyFormat", ParameterType.OneOf, "What bodies are written in, where the item does not say.")
        {
            Words = [.. Enum.GetValues<BodyFormat>().Select(format => format.ToWire())],
            WordsName = "BodyFormat",
            Example = "html",
        },
        new("baseUrl", ParameterType.Text, "The address that relative ones start from, where the item does not say.")
        {
            Example = "https://lama.jateng.example/",
        },
        new("publish", ParameterType.OneOf, "`draft`: nothing is published, whatever the items say.")
        {
            Words = [.. Enum.GetValues<ImportPublish>().Select(publish => publish.ToWire())],
            WordsName = "ImportPublish",
            Default = "asGiven",
            Example = "draft",
        },
        new("onError", ParameterType.OneOf, "What becomes of the import at an item that cannot be imported.")
        {
            Words = [.. Enum.GetValues<ImportOnError>().Select(one => one.ToWire())],
            WordsName = "ImportOnError",
            Default = "continue",
            Example = "stop",
        },
        PutArticleBySourceEndpoint.Overwrite,
        new("dryRun", ParameterType.Boolean, "true: the same report, and no article is written.") { Default = false, Example = true },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var query = new QueryReader(http.Request);
        var (source, name) = (query.Text("source", ImportJob.SourceMaxLength), query.Text("name", ImportJob.NameMaxLength));
        var format = query.Word("format", [.. Enum.GetValues<ImportFormat>().Select(one => one.ToWire())]);
        var baseUrl = query.Text("baseUrl", ArticleRevision.UrlMaxLength);
        var create = query.Words("create", PutArticleBySourceEndpoint.Create.Words);
        var options = new ImportOptions(
            query.Text("unit", Slug.MaxLength),
            create.Contains("tags"),
            create.Contains("authors"),
            query.Word("bodyFormat", [.. Enum.GetValues<BodyFormat>().Select(one => one.ToWire())]) is { } body
                ? EnumNames.Of<BodyFormat>()[body]
                : null,
            baseUrl,
            query.Word("publish", ["asGiven", "draft"]) == "draft" ? ImportPublish.Draft : ImportPublish.AsGiven,
            query.Word("onError", ["continue", "stop"]) == "stop" ? ImportOnError.Stop : ImportOnError.Continue,
            query.Flag("overwrite") ?? false,
            query.Flag("dryRun") ?? false
        );
        if (source is null)
            query.Fail("source", Problems.Required);
        else if (!PutArticleBySourceEndpoint.IsKeyPart(source))
            query.Fail("source", Problems.MalformedImportKey);
        if (baseUrl is not null && Addresses.Parse(baseUrl) is null)
            query.Fail("baseUrl", Problems.MalformedUrl);
        query.Done();
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ImportContent.MaxBytes;
        var job = await mediator.Send(
            new CreateImportCommand(
                source!,
                name,
                format is null ? null : EnumNames.Of<ImportFormat>()[format],
                options,
                http.User.FindFirstValue(BearerAuthentication.KindClaim)!,
                Unpacked(http.Request)
            ),
            http.RequestAborted
        );
        return new AcceptedImport(
            new(ImportView.From(job, clock.Now()), new ItemMeta(), new ItemLinks(url.To($"/manage/v1/imports/{job.Id}")))
        );
    }

    // Unpacked as it arrives: a file is larger than memory.
    private static Stream Unpacked(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
        {
            "" or "identity" => request.Body,
            "gzip" or "x-gzip" => new WholeGzip(request.Body),
            "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
            _ => throw new Problem(Problems.UnsupportedEncoding)
            {
                Headers = new Dictionary<string, string> { ["Accept-Encoding"] = "gzip, br" },
            },
        };

    /// <summary>Refuses another open import when there are many.</summary>
    public static async Task RequireRoomAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        if (
            await database.Imports.CountAsync(job => job.State != ImportState.Done && job.State != ImportState.Cancelled, cancellationToken)
            >= MaxOpen
        )
            throw new Problem(Problems.TooManyImports);
    }

    private sealed class AcceptedImport(ItemResponse<ImportView> import) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status202Accepted;
            httpContext.Response.Headers.Location = import.Links.Self;
            return httpContext.Response.WriteAsJsonAsync(import, Json.Options, httpContext.RequestAborted);
        }
    }
}

internal sealed record CreateImportCommand(
    string Source,
    string? Name,
    ImportFormat? Format,
    ImportOptions Options,
    string SenderKind,
    Stream File
) : IRequest<ImportJob>;

internal sealed class CreateImportHandler(HumasDbContext database, Rights rights, ImportSignal signal, TimeProvider clock)
    : IRequestHandler<CreateImportCommand, ImportJob>
{
    public async Task<ImportJob> Handle(CreateImportCommand request, CancellationToken cancellationToken)
    {
        var (start, file) = await StartAsync(request.File, cancellationToken);
        var format = request.Format ?? ImportFormats.Guess(start) ?? throw Problem.Malformed(Problems.UnknownImportFormat.At(""));
        var job = await database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.Import, cancellationToken);
                await CreateImportEndpoint.RequireRoomAsync(database, cancellationToken);
                if (
                    request.Options.Unit is { } unit
                    && !await database.Slugs.AnyAsync(slug => slug.Kind == SlugKind.Unit && slug.Slug == unit, cancellationToken)
                )
                    throw Problem.Invalid(Problems.UnknownReference.InParameter("unit"));
                var act = database.PendingAudit!.Act;
                var made = new ImportJob
                {
                    Source = request.Source,
                    Name = request.Name,
                    Format = format,
                    Options = request.Options,
                    Sender = new ImportSender(
                        rights.Caller,
                        request.SenderKind,
                        rights.KeyId,
                        [.. rights.Grants.Select(grant => new ImportGrant(grant.Role, grant.UnitId, grant.Scope))],
                        act.Address,
                        act.UserAgent,
                        act.TraceId
                    ),
                    CreatedAt = clock.Now(),
                };
                database.Imports.Add(made);
                await database.SaveChangesAsync(cancellationToken);
                return made;
            },
            cancellationToken
        );
        long bytes;
        try
        {
            bytes = await ImportContent.StoreAsync(database, job.Id, file, cancellationToken);
        }
        // What was cut off is of no use: the sender has no address of it.
        catch (Exception exception)
        {
            await database.Imports.Where(one => one.Id == job.Id).ExecuteDeleteAsync(CancellationToken.None);
            if (exception is InvalidDataException)
                throw Problem.Malformed(Problems.MalformedEncoding.InHeader("Content-Encoding"));
            throw;
        }
        await ReceivedAsync(job, bytes, cancellationToken);
        signal.Set();
        return job;
    }

    private Task ReceivedAsync(ImportJob job, long bytes, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                if (job.State == ImportState.Receiving)
                    job.Received(bytes);
                database.Update(job);
                var told = new JsonObject
                {
                    ["source"] = job.Source,
                    ["name"] = job.Name,
                    ["format"] = job.Format.ToWire(),
                    ["bytes"] = bytes,
                };
                await ImportAudit.WriteAsync(database, job, "added", told, cancellationToken);
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    // The first bytes tell the format; they are read again with the rest.
    private static async Task<(byte[] Start, Stream File)> StartAsync(Stream file, CancellationToken cancellationToken)
    {
        var buffer = new byte[512];
        try
        {
            var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
                throw Problem.Malformed(Problems.EmptyBody.At(""));
            return (buffer[..read], new JoinedStream(buffer.AsMemory(0, read), file));
        }
        catch (InvalidDataException)
        {
            throw Problem.Malformed(Problems.MalformedEncoding.InHeader("Content-Encoding"));
        }
    }

    private sealed class JoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> left = start;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left.IsEmpty)
                return await rest.ReadAsync(buffer, cancellationToken);
            var count = Math.Min(left.Length, buffer.Length);
            left.Span[..count].CopyTo(buffer.Span);
            left = left[count..];
            return count;
        }
    }
}

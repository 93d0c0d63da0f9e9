using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.ReadModel;
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
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("source", ParameterType.Text, "The system that the items come from: the first part of their import keys.")
        {
            IsRequired = true,
            Example = "web-lama",
        },
        new("format", ParameterType.OneOf, "What the file is written in; left out: what it seems to be.")
        {
            Words = [.. EnumNames.Of<ImportFormat>().Keys],
            WordsName = "ImportFormat",
            Example = "ndjson",
        },
        new("name", ParameterType.Text, "What you call the file.") { Example = "arsip-2019.ndjson" },
        new("unit", ParameterType.Slug, "Slug of the unit of items that name none.") { Example = "rutan-kelas-ii-b-salatiga" },
        new("unitMap", ParameterType.Text, "Units by author, category or path, for items that name none; the first that fits, else `unit`.")
        {
            Example = "author:admin=rutan-kelas-ii-b-salatiga,category:Berita Lapas=lapas-kelas-ii-b-cilacap,path:/jateng/=kanwil-jateng",
        },
        new("mapping", ParameterType.Text, "What columns of CSV and XLSX are, where their names do not say it; `-` leaves one out.")
        {
            Example = "Nama Berita:title,Catatan:-",
        },
        new("dateOrder", ParameterType.OneOf, "How dates such as 10/09/2019 are written. Left out: one that may be two dates is an error.")
        {
            Words = [.. EnumNames.Of<DateOrder>().Keys],
            WordsName = "DateOrder",
            Example = "dmy",
        },
        PutArticleBySourceEndpoint.Create,
        new("bodyFormat", ParameterType.OneOf, "What bodies are written in, where the item does not say.")
        {
            Words = [.. EnumNames.Of<BodyFormat>().Keys],
            WordsName = "BodyFormat",
            Example = "html",
        },
        new("baseUrl", ParameterType.Text, "The address that relative ones start from, where the item does not say.")
        {
            Example = "https://lama.jateng.example/",
        },
        new("publish", ParameterType.OneOf, "`draft`: nothing is published, whatever the items say.")
        {
            Words = [.. EnumNames.Of<ImportPublish>().Keys],
            WordsName = "ImportPublish",
            Default = "asGiven",
            Example = "draft",
        },
        new("onError", ParameterType.OneOf, "What becomes of the import at an item that cannot be imported.")
        {
            Words = [.. EnumNames.Of<ImportOnError>().Keys],
            WordsName = "ImportOnError",
            Default = "continue",
            Example = "stop",
        },
        PutArticleBySourceEndpoint.Overwrite,
        new("complete", ParameterType.Boolean, "true: the file is all that the source has. Its articles that are not in it are reported.")
        {
            Default = false,
            Example = true,
        },
        new("missing", ParameterType.OneOf, "`unpublish`: those are unpublished, unless a person edited them. Requires `complete`.")
        {
            Words = [.. EnumNames.Of<ImportMissing>().Keys],
            WordsName = "ImportMissing",
            Default = "report",
            Example = "unpublish",
        },
        new("extra", ParameterType.OneOf, "`keep`: what an article has no place for is kept beside it; see `GET /articles/{id}/import`.")
        {
            Words = [.. EnumNames.Of<ImportExtra>().Keys],
            WordsName = "ImportExtra",
            Default = "report",
            Example = "keep",
        },
        new("dryRun", ParameterType.Boolean, "true: the same report, and no article is written.") { Default = false, Example = true },
        new(
            "chunked",
            ParameterType.Boolean,
            "true: the file follows in chunks; see `PUT /imports/{id}/chunks/{number}`. Requires `format`."
        )
        {
            Default = false,
            Example = true,
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var query = new QueryReader(http.Request);
        var (source, name) = (query.Text("source", ImportJob.SourceMaxLength), query.Text("name", ImportJob.NameMaxLength));
        var format = query.Word<ImportFormat>("format");
        var baseUrl = query.Text("baseUrl", ArticleRevision.UrlMaxLength);
        var create = query.Words("create", PutArticleBySourceEndpoint.Create.Words);
        var options = new ImportOptions(
            query.Text("unit", Slug.MaxLength),
            create.Contains("tags"),
            create.Contains("authors"),
            query.Word<BodyFormat>("bodyFormat"),
            baseUrl,
            query.Word<ImportPublish>("publish") ?? ImportPublish.AsGiven,
            query.Word<ImportOnError>("onError") ?? ImportOnError.Continue,
            query.Flag("overwrite") ?? false,
            query.Flag("dryRun") ?? false
        )
        {
            DateOrder = query.Word<DateOrder>("dateOrder"),
            Mapping = query.Text("mapping", Pairs.MaxLength),
            UnitMap = query.Text("unitMap", Pairs.MaxLength),
            Complete = query.Flag("complete") ?? false,
            Missing = query.Word<ImportMissing>("missing") ?? ImportMissing.Report,
            Extra = query.Word<ImportExtra>("extra") ?? ImportExtra.Report,
            IsChunked = query.Flag("chunked") ?? false,
        };
        // Else it is recognised by the start of the file, which follows later.
        if (options.IsChunked && format is null)
            query.Fail("format", Problems.Required);
        if (options is { Complete: false, Missing: ImportMissing.Unpublish })
            query.Fail("missing", Problems.MissingNeedsComplete);
        CheckPairs(query, "mapping", options.Mapping, TableColumns.MalformedIn(options.Mapping));
        CheckPairs(query, "unitMap", options.UnitMap, new UnitMap(options.UnitMap).Malformed);
        if (source is null)
            query.Fail("source", Problems.Required);
        else if (!PutArticleBySourceEndpoint.IsKeyPart(source))
            query.Fail("source", Problems.MalformedImportKey);
        if (baseUrl is not null && Addresses.Parse(baseUrl) is null)
            query.Fail("baseUrl", Problems.MalformedUrl);
        query.Done();
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ImportContent.MaxBytes;
        await using var file = new UploadedFile(http.Request);
        var job = await mediator.Send(new CreateImportCommand(source!, name, format, options, file), http.RequestAborted);
        return GetImportEndpoint.ToResult(job, url, clock, isAccepted: true);
    }

    private static void CheckPairs(QueryReader query, string name, string? text, string? malformed)
    {
        var members = string.Join(", ", TableColumns.Members);
        if (Pairs.Of(text, ':').Count > Pairs.MaxCount)
            query.Fail(
                name,
                Problems.TooMany,
                Sentence.Of($"{name} takes {Pairs.MaxCount} pairs at most.", $"{name} menerima paling banyak {Pairs.MaxCount} pasangan.")
            );
        else if (malformed is not null)
            query.Fail(
                name,
                Problems.MalformedPair,
                name == "mapping"
                    ? Sentence.Of(
                        $"“{Text.Shorten(malformed, 80)}” is not Column:member. A member is - or one of {members}.",
                        $"“{Text.Shorten(malformed, 80)}” bukan Kolom:properti. Propertinya - atau salah satu dari {members}."
                    )
                    : Sentence.Of(
                        $"“{Text.Shorten(malformed, 80)}” is not author:name=unit, category:name=unit or path:/start/=unit.",
                        $"“{Text.Shorten(malformed, 80)}” bukan author:nama=unit, category:nama=unit, atau path:/awal/=unit."
                    )
            );
    }
}

internal sealed record CreateImportCommand(string Source, string? Name, ImportFormat? Format, ImportOptions Options, Stream File)
    : IRequest<ImportJob>;

internal sealed class CreateImportHandler(HumasDbContext database, Rights rights, ImportSignal signal, TimeProvider clock)
    : IRequestHandler<CreateImportCommand, ImportJob>
{
    // Over all senders: each that is not finished keeps its file.
    private const int MaxUnfinished = 50;

    public async Task<ImportJob> Handle(CreateImportCommand request, CancellationToken cancellationToken)
    {
        if (request.Options.IsChunked && !await IsEmptyAsync(request.File, cancellationToken))
            throw Problem.Malformed(Problems.ChunkedWithBody.At(""));
        if (request.Options.IsChunked)
            return await database.InTransactionAsync(() => AddAsync(request, request.Format!.Value, cancellationToken), cancellationToken);
        var (start, file) = await StartAsync(request.File, cancellationToken);
        var format = request.Format ?? ImportStart.FormatOf(start) ?? throw Problem.Malformed(Problems.UnknownImportFormat.At(""));
        var job = await database.InTransactionAsync(() => AddAsync(request, format, cancellationToken), cancellationToken);
        try
        {
            var bytes = await ImportContent.StoreAsync(database, job.Id, file, cancellationToken);
            job = await database.InTransactionAsync(() => ReceivedAsync(job.Id, bytes, cancellationToken), cancellationToken);
        }
        // What was cut off is of no use: the sender has no address of it.
        catch (Exception exception)
        {
            await database.Imports.Where(one => one.Id == job.Id).ExecuteDeleteAsync(CancellationToken.None);
            if (exception is InvalidDataException)
                throw Problem.Malformed(Problems.MalformedEncoding.InHeader("Content-Encoding"));
            throw;
        }
        signal.Set();
        return job;
    }

    private async Task<ImportJob> AddAsync(CreateImportCommand request, ImportFormat format, CancellationToken cancellationToken)
    {
        if (format == ImportFormat.Archive)
            await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        else
            await rights.RequireAtAnyUnitAsync(Right.Import, cancellationToken);
        var unfinished = await database.Imports.CountAsync(
            job => job.EndedAt == null || job.State == ImportState.Failed,
            cancellationToken
        );
        if (unfinished >= MaxUnfinished)
            throw new Problem(Problems.TooManyImports);
        if (request.Options.Unit is { } unit && await SlugRegistry.FindAsync(database, SlugKind.Unit, unit, cancellationToken) is null)
            throw Problem.Invalid(Problems.UnknownReference.InParameter("unit"));
        foreach (var mapped in new UnitMap(request.Options.UnitMap).Units)
            if (await SlugRegistry.FindAsync(database, SlugKind.Unit, mapped, cancellationToken) is null)
                throw Problem.Invalid(
                    Problems.UnknownReference.InParameter(
                        "unitMap",
                        Sentence.Of($"There is no unit with the slug {mapped}.", $"Tidak ada unit dengan slug {mapped}.")
                    )
                );
        var job = new ImportJob
        {
            Source = request.Source,
            Name = request.Name,
            Format = format,
            Options = request.Options,
            Sender = new Requester(database.PendingAudit!.Act, rights.KeyId, rights.Grants),
            CreatedAt = clock.Now(),
        };
        database.Imports.Add(job);
        await database.SaveChangesAsync(cancellationToken);
        return job;
    }

    private async Task<ImportJob> ReceivedAsync(Guid id, long bytes, CancellationToken cancellationToken)
    {
        // Read again: someone may have cancelled it meanwhile.
        database.ChangeTracker.Clear();
        var job = await database.Locked(id).SingleAsync(cancellationToken);
        if (job.State == ImportState.Receiving)
            job.Received(bytes);
        await database.SaveChangesAsync(cancellationToken);
        await ImportAudit.AddedAsync(database, job, cancellationToken);
        return job;
    }

    private static async Task<bool> IsEmptyAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return await file.ReadAsync(new byte[1], cancellationToken) == 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // The first bytes tell the format; they are read again with the rest.
    private static async Task<(byte[] Start, Stream File)> StartAsync(Stream file, CancellationToken cancellationToken)
    {
        var buffer = new byte[ImportStart.Bytes];
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
}

using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using HumasApi.Domain;
using HumasApi.Management.Imports;

namespace HumasApi.Cli;

/// <summary><c>humas export</c>: reads articles, records or the whole newsroom into a file, which appears when it is whole.</summary>
internal sealed class ExportCommand : HumasCommand
{
    // In a row, without a line between them.
    private const int MaxFailures = 8;

    // How long a connection may say nothing.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(2);

    private readonly Argument<string> what = new("WHAT") { Description = "articles, units, authors, tags, or archive: the whole newsroom" };
    private readonly Option<string?> output = new("--output", "-o") { Description = "File to write; left out: stdout", HelpName = "FILE" };
    private readonly Option<bool> gzip = new("--gzip") { Description = "Keep it packed" };
    private readonly Option<bool> table = new("--table") { Description = "CSV for spreadsheets, instead of NDJSON" };
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with FILE.part of an export of articles that broke off" };
    private readonly Option<string?> unit = new("--unit") { Description = "Articles of these units; several by comma", HelpName = "SLUG" };
    private readonly Option<string?> scope = ItemOptions.Words<GrantScope>("--scope", "Whether units below count as well");
    private readonly Option<string?> tag = new("--tag") { Description = "With one of these tags", HelpName = "SLUG" };
    private readonly Option<string?> author = new("--author") { Description = "By one of these authors", HelpName = "SLUG" };
    private readonly Option<string?> source = new("--source") { Description = "Imported from this system", HelpName = "NAME" };
    private readonly Option<string?> publication = new("--publication")
    {
        Description = "Whether readers see them: none, live, unpublished; several by comma",
        HelpName = "STATE",
    };
    private readonly Option<string?> include = new("--include") { Description = "revisions: all saves of each article" };
    private readonly Connection connection = new();
    private readonly Option<bool> json = JsonOption();

    public ExportCommand(Shell shell)
        : base(
            "export",
            "Export articles, units, authors, tags or the whole newsroom. A connection that breaks off is opened again, and articles go on "
                + "where they stopped. What humas export articles writes, humas import reads.",
            "humas export articles --unit kanwil-jateng --scope subtree --output artikel.ndjson",
            "humas export articles --source web-lama --table > artikel.csv",
            "humas export archive --gzip --output newsroom.ndjson.gz"
        )
    {
        what.AcceptOnlyFromAmong("articles", "units", "authors", "tags", "archive");
        include.AcceptOnlyFromAmong("revisions");
        publication.CompletionSources.Add([.. EnumNames.Of<PublicationState>().Keys]);
        Arguments.Add(what);
        Option[] all = [output, gzip, table, resume, unit, scope, tag, author, source, publication, include];
        foreach (var option in all)
            Options.Add(option);
        connection.AddTo(this);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        var kind = parsed.GetValue(what)!;
        Require(parsed, kind);
        using var api = connection.Open(parsed, shell);
        var (clock, path) = (Stopwatch.StartNew(), parsed.GetValue(output));
        var (target, sink) = path is null
            ? New(shell.OpenOut(), parsed.GetValue(gzip))
            : await BeginAsync($"{path}.part", parsed.GetValue(gzip), parsed.GetValue(resume), shell, stop);
        try
        {
            await using (target)
                await Ticker.ShowAsync(shell, ticker => DownloadAsync(parsed, api, kind, sink, ticker, stop));
        }
        catch (Exception) when (path is not null)
        {
            var canGoOn = kind == "articles" && !parsed.GetValue(table) && sink.Lines > 0;
            shell.Say($"{path}.part has {sink.Lines} lines{(canGoOn ? "; the same command with --resume goes on there" : "")}.");
            throw;
        }
        if (path is not null)
            File.Move($"{path}.part", path, overwrite: true);
        shell.Say($"{sink.Lines} lines, {Ticker.Size(sink.Bytes)} in {Ticker.Time(clock.Elapsed)}{(path is null ? "" : $": {path}")}");
        if (path is not null && parsed.GetValue(json))
            shell.Out.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        file = path,
                        lines = sink.Lines,
                        bytes = sink.Bytes,
                    },
                    Api.Json
                )
            );
        return ExitCodes.Well;
    }

    private void Require(ParseResult parsed, string kind)
    {
        Option[] filters = [unit, scope, tag, author, source, publication, include];
        if (kind != "articles" && filters.FirstOrDefault(filter => parsed.GetResult(filter) is not null) is { } filter)
            throw new Failure($"{filter.Name} is for articles only.");
        if (kind == "archive" && parsed.GetValue(table))
            throw new Failure("An archive is no table.");
        if (parsed.GetValue(resume) && (kind != "articles" || parsed.GetValue(table) || parsed.GetValue(output) is null))
            throw new Failure("--resume goes on with --output FILE of articles, not of a table.");
        if (parsed.GetValue(include) is not null && parsed.GetValue(table))
            throw new Failure("A table has no room for revisions.");
    }

    private static (Stream Target, LineSink Sink) New(Stream file, bool packed)
    {
        Stream target = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        return (target, new LineSink(target));
    }

    // A new file, or one that goes on behind the whole lines of an earlier run. A packed one is packed again up to there, since what
    // was packed in two parts is two files.
    private static async Task<(Stream Target, LineSink Sink)> BeginAsync(
        string part,
        bool packed,
        bool resumes,
        Shell shell,
        CancellationToken stop
    )
    {
        if (resumes && !File.Exists(part))
            shell.Say($"There is no {part}: the export begins at its start.");
        if (!resumes || !File.Exists(part))
            return New(File.Create(part), packed);
        if (packed)
        {
            File.Move(part, $"{part}.old", overwrite: true);
            var repacked = New(File.Create(part), packed: true);
            await using (var old = new GZipStream(File.OpenRead($"{part}.old"), CompressionMode.Decompress))
                await repacked.Sink.TakeAllAsync(old, stop);
            File.Delete($"{part}.old");
            return repacked;
        }
        var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
        // Read without writing, then cut behind the last whole line.
        var sink = new LineSink(Stream.Null);
        await sink.TakeAllAsync(file, stop);
        file.SetLength(sink.Bytes);
        file.Position = sink.Bytes;
        sink.Target = file;
        return (file, sink);
    }

    private async Task<bool> DownloadAsync(ParseResult parsed, Api api, string kind, LineSink sink, Ticker ticker, CancellationToken stop)
    {
        var (clock, before, hasBegun, failures) = (Stopwatch.StartNew(), sink.Bytes, false, 0);
        while (true)
        {
            var lines = sink.Lines;
            try
            {
                await OnceAsync(
                    api,
                    AddressOf(parsed, kind, lines > 0 ? sink.LastId : null),
                    sink,
                    () =>
                    {
                        hasBegun = true;
                        var speed = Ticker.Size((sink.Bytes - before) / clock.Elapsed.TotalSeconds);
                        ticker.Tell(kind, null, $"{sink.Lines} lines, {Ticker.Size(sink.Bytes)}, {speed}/s");
                    },
                    stop
                );
                return true;
            }
            catch (Exception exception)
                when (exception is RefusedException { IsForNow: true } || (exception is UnreachableException && hasBegun))
            {
                sink.ForgetRest();
                failures = sink.Lines > lines ? 1 : failures + 1;
                // Only articles have a place to go on from.
                var canGoOn = sink.Lines == 0 || (kind == "articles" && !parsed.GetValue(table));
                if (!canGoOn || failures > MaxFailures)
                    throw;
                var wait = (exception as RefusedException)?.RetryAfter ?? TimeSpan.FromSeconds(Math.Min(15, 1 << (failures - 1)));
                ticker.Tell(kind, null, $"{sink.Lines} lines; again in {Ticker.Time(wait)}");
                await Task.Delay(wait, stop);
            }
        }
    }

    private string AddressOf(ParseResult parsed, string kind, Guid? cursor)
    {
        var query = ImportCommand.Query([
            ("unit", parsed.GetValue(unit)),
            ("scope", parsed.GetValue(scope)),
            ("tag", parsed.GetValue(tag)),
            ("author", parsed.GetValue(author)),
            ("source", parsed.GetValue(source)),
            ("publication", parsed.GetValue(publication)),
            ("include", parsed.GetValue(include)),
            ("format", parsed.GetValue(table) ? "csv" : null),
            ("cursor", cursor?.ToString()),
        ]);
        return $"manage/v1/exports/{kind}{(query.Length > 0 ? "?" : "")}{query}";
    }

    // Reads one answer to its end. HTTP, gzip and the end of the last line show that it is whole.
    private static async Task OnceAsync(Api api, string address, LineSink sink, Action tell, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var response = await api.SendAsync(request, stop);
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        await using var text = response.Content.Headers.ContentEncoding.Contains("gzip") ? new WholeGzip(body) : body;
        var buffer = new byte[1 << 16];
        while (true)
        {
            int read;
            try
            {
                silence.CancelAfter(MaxSilence);
                read = await text.ReadAsync(buffer, silence.Token);
                if (read == 0 && !sink.IsWhole)
                    throw new InvalidDataException("the last line has no end");
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException or InvalidDataException
                    || (exception is OperationCanceledException && !stop.IsCancellationRequested)
                )
            {
                throw api.Unreachable(exception);
            }
            if (read == 0)
                return;
            await sink.TakeAsync(buffer.AsMemory(0, read), stop);
            tell();
        }
    }
}

using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;
using HumasApi.Domain;
using HumasApi.Management.Articles;
using HumasApi.Management.Imports;

namespace HumasApi.Cli;

/// <summary><c>humas check</c>: reads a file as the service would, without one, and says what is wrong with it.</summary>
internal sealed class CheckCommand : HumasCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "File to check, also packed with gzip; - is standard input" };
    private readonly Option<string> source = new("--source")
    {
        Description = "The system that the items come from",
        HelpName = "NAME",
        DefaultValueFactory = _ => "file",
    };
    private readonly ItemOptions items = new();
    private readonly Option<string> zone = new("--time-zone")
    {
        Description = "Zone of times without one: that of the newsroom",
        HelpName = "ZONE",
        DefaultValueFactory = _ => "Asia/Jakarta",
    };
    private readonly Option<string?> errors = new("--errors")
    {
        Description = "Also write errors and warnings to a file",
        HelpName = "FILE",
    };
    private readonly Option<bool> json = JsonOption();

    public CheckCommand(Shell shell)
        : base(
            "check",
            "Check a file before it is imported, by the rules of the service and without a server. Whether units, tags and authors exist "
                + "only an import can tell: --dry-run. Ends with 0 when all is well, 1 when there are errors.",
            "humas check arsip.csv --unit rutan-salatiga --date-order dmy",
            "humas check wordpress.xml --unit kanwil-jateng --create tags,authors --errors faults.ndjson",
            "humas check arsip.ndjson --json | jq .failed"
        )
    {
        Arguments.Add(file);
        Options.Add(source);
        items.AddTo(this);
        Options.Add(zone);
        Options.Add(errors);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        using var input = await InputFile.OpenAsync(parsed.GetValue(file)!, shell, stop);
        var format = items.Format(parsed) ?? input.Guess();
        if (format == ImportFormat.Archive)
            throw new Failure("An archive is a newsroom as its database has it. Only an import can check it: humas import FILE --dry-run");
        var times = TimeZones.Find(parsed.GetValue(zone)) ?? throw new Failure("--time-zone takes an IANA zone, such as Asia/Makassar.");
        var job = items.Job(parsed, parsed.GetValue(source)!, format);
        var (totals, asJson) = (new Totals(), parsed.GetValue(json));
        var (isFirst, open) = (true, await input.ToReadableAsync(stop));
        void See(Message message)
        {
            if (asJson)
                shell.Out.Write((isFirst ? "" : ",") + message.ToJson());
            else
                shell.Out.WriteLine(message);
            isFirst = false;
        }
        async Task<bool> Check(Ticker? ticker)
        {
            void Tell(long end) =>
                ticker?.Tell(input.Name, input.PartOf(end), $"{totals.Counts.Read} items, {totals.Counts.Failed} errors");
            var messages = CheckAsync(job, open, times, totals, Tell, stop);
            if (parsed.GetValue(errors) is { } report)
                await ImportReportFile.WriteAsync(messages, report, See, stop);
            else
                await foreach (var message in messages)
                    See(message);
            return true;
        }
        if (asJson)
            shell.Out.Write("{\"messages\":[");
        // A bar among lines that are printed would tear both.
        if (shell.IsOutTerminal)
            await Check(null);
        else
            await Ticker.ShowAsync(shell, Check);
        if (asJson)
            shell.Out.WriteLine("]," + JsonSerializer.Serialize(totals.ToJson(format), Api.Json)[1..]);
        else
            Print(totals, input.Name, format, shell);
        return totals.Counts.Failed > 0 || totals.Fault is not null ? ExitCodes.SomeFailed : ExitCodes.Well;
    }

    private static async IAsyncEnumerable<Message> CheckAsync(
        ImportJob job,
        Func<Stream> open,
        TimeZoneInfo zone,
        Totals totals,
        Action<long> tell,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var clock = TimeProvider.System;
        var ready = new ImportItems(job.Source, job.Options, new ImportedArticleInputValidator(new ArticleInputValidator(clock), clock));
        await using var entries = ImportFormats.ReadAsync(job, open, zone, stop).GetAsyncEnumerator(stop);
        while (true)
        {
            try
            {
                if (!await entries.MoveNextAsync())
                    yield break;
            }
            catch (Exception exception) when (exception is InvalidDataException or XmlException)
            {
                totals.Fault = exception.Message;
                yield break;
            }
            var item = ready.Check(ready.Begin(entries.Current));
            var report = new ImportReport(job.Id, keepsMessages: true);
            report.Entry(item);
            report.Warn(item, item.Article?.Body.Warnings ?? []);
            totals.Add(report);
            if (totals.Counts.Read % 100 == 1)
                tell(item.File.End);
            foreach (var message in report.Messages)
                yield return new Message(
                    message.IsError ? "error" : "warning",
                    message.Line,
                    message.ExternalId,
                    message.Pointer,
                    message.Code,
                    message.Text
                );
        }
    }

    private static void Print(Totals totals, string name, ImportFormat format, Shell shell)
    {
        if (totals.Fault is { } fault)
            shell.Out.WriteLine(Shell.Plain($"The file cannot be read any further: {fault}"));
        var counts = totals.Counts;
        shell.Out.WriteLine(
            $"{name} ({format.ToWire()}): {counts.Read} items, {counts.Read - counts.Failed - counts.Skipped} well, "
                + $"{counts.Failed} with errors, {counts.Skipped} skipped"
        );
        foreach (var (code, count) in totals.Warnings.OrderByDescending(warning => warning.Value))
            shell.Out.WriteLine($"{count} × {Shell.Plain(code)}");
        shell.Say("Not checked: whether units, tags and authors exist, and slugs are free. humas import --dry-run asks the server.");
    }

    /// <summary>What was found in all of the file.</summary>
    private sealed class Totals
    {
        public ImportCounts Counts { get; private set; } = ImportCounts.None;
        public Dictionary<string, long> Warnings { get; } = [];

        /// <summary>Why the file could not be read to its end.</summary>
        public string? Fault { get; set; }

        public void Add(ImportReport report)
        {
            Counts = Counts.Plus(report.Counts);
            foreach (var (code, count) in report.Warnings)
                Warnings[code] = Warnings.GetValueOrDefault(code) + count;
        }

        public object ToJson(ImportFormat format) =>
            new
            {
                format = format.ToWire(),
                read = Counts.Read,
                failed = Counts.Failed,
                skipped = Counts.Skipped,
                fault = Fault,
                warnings = Warnings.OrderByDescending(warning => warning.Value).Select(one => new WarningCount(one.Key, one.Value)),
                notChecked = new[] { "units", "tags", "authors", "slugs" },
            };
    }
}

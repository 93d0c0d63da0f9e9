using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Cli;

/// <summary><c>humas import</c>: sends files one after the other, and follows each until it has come in.</summary>
internal sealed class ImportCommand : HumasCommand
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Files to import, also packed with gzip; - is standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> source = new("--source")
    {
        Description = "The system that the items come from: the first part of their keys",
        HelpName = "NAME",
    };
    private readonly ItemOptions items = new();
    private readonly Option<string?> onError = ItemOptions.Words<ImportOnError>(
        "--on-error",
        "Of an item that fails: end there, or go on, then also with the next file; left out: go on to the end of the file"
    );
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace what people edited since the last import" };
    private readonly Option<bool> complete = new("--complete")
    {
        Description = "The file is all that the source has: report its articles that are not in it",
    };
    private readonly Option<string?> missing = ItemOptions.Words<ImportMissing>(
        "--missing",
        "Of a complete file: what becomes of articles that are not in it; left out: they are reported"
    );
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Report the same, and write nothing" };
    private readonly Option<string?> errors = new("--errors")
    {
        Description = "File for errors and warnings, instead of FILE.errors.ndjson",
        HelpName = "FILE",
    };
    private readonly Option<bool> noWait = new("--no-wait") { Description = "End when the file is sent" };
    private readonly Option<string?> resume = new("--resume")
    {
        Description =
            "Go on with an import, or follow it; without an ID with your newest that is paused or failed. With FILE: send the rest of it",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> keepExtra = new("--keep-extra")
    {
        Description = "Keep what articles have no place for beside them: comments, custom fields, columns",
    };
    private readonly Option<double> chunkSize = new("--chunk-size")
    {
        Description = "Size of the pieces that a large file is sent in; smaller ones for lines that break often",
        HelpName = "MB",
        DefaultValueFactory = _ => 16,
    };
    private readonly Connection connection = new();
    private readonly Option<bool> json = JsonOption();

    public ImportCommand(Shell shell)
        : base(
            "import",
            "Import files of articles: NDJSON, JSON, CSV, XLSX, WordPress, Ghost, RSS, Atom, ninjs, archives. The same file again changes "
                + "nothing. Ends with 0 when all came in, 1 when some items failed, 2 when it could not be done.",
            "humas import arsip.csv --source web-lama --unit rutan-salatiga --dry-run",
            "humas import wordpress.xml --source wp --unit kanwil-jateng --create tags,authors",
            "zcat arsip.ndjson.gz | humas import - --source web-lama --json | jq '.imports[0].import.items'",
            "humas import --resume"
        )
    {
        Arguments.Add(files);
        // Else a mistyped option would be a file.
        files.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..] && !File.Exists(token.Value)) is { } other)
                result.AddError($"There is no option {other.Value}.");
        });
        Options.Add(source);
        items.AddTo(this);
        Option[] more = [onError, overwrite, complete, missing, keepExtra, dryRun, errors, noWait, chunkSize, resume];
        foreach (var option in more)
            Options.Add(option);
        connection.AddTo(this);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        var (paths, resumes) = (parsed.GetValue(files) ?? [], IsResumed(parsed));
        if (!resumes && paths.Length == 0)
            throw new Failure("Which file? Example: humas import arsip.csv --source web-lama");
        if (resumes && paths.Length > 1)
            throw new Failure("--resume takes one file at most, and none that the server has whole.");
        if (parsed.GetValue(chunkSize) is < 0.01 or > 32)
            throw new Failure("--chunk-size is between 0.01 and 32 MB.");
        if (!resumes && parsed.GetValue(source) is null)
            throw new Failure("Give --source: the system that the items come from, such as web-lama. It stays the same in later imports.");
        // Missing files are reported before anything is sent.
        foreach (var path in paths)
            InputFile.Require(path);
        using var api = connection.Open(parsed, shell);
        var outcomes = new List<Outcome>();
        foreach (var path in paths.Length == 0 ? [null] : paths.Cast<string?>())
        {
            outcomes.Add(await OneAsync(parsed, api, path, shell, paths.Length > 1, stop));
            if (outcomes[^1].Code == ExitCodes.Interrupted || (outcomes[^1].Code > 0 && parsed.GetValue(onError) != "continue"))
                break;
        }
        if (outcomes.Count < paths.Length)
            shell.Say($"Not begun: {string.Join(", ", paths.Skip(outcomes.Count))}");
        Print(outcomes, shell, parsed.GetValue(json));
        return outcomes.Max(outcome => outcome.Code);
    }

    // One file, from the first byte to the file of its errors. Of several, one that is refused does not hide what became of others.
    private async Task<Outcome> OneAsync(ParseResult parsed, Api api, string? path, Shell shell, bool ofMany, CancellationToken stop)
    {
        try
        {
            var sent = await Ticker.ShowAsync(shell, ticker =>
                path is null ? ResumeAsync(parsed, api, stop) : SendAsync(parsed, api, path, shell, ticker, stop)
            );
            var id = Import.Of(sent).Id;
            if (parsed.GetValue(noWait))
            {
                shell.Say($"Sent. Follow it with: humas import --resume {id}");
                return new Outcome(path, sent, null, ExitCodes.Well);
            }
            try
            {
                var ended = await Ticker.ShowAsync(shell, ticker => FollowAsync(api, sent, ticker, stop));
                var report = await ReportAsync(parsed, api, path, Import.Of(ended), shell, stop);
                return new Outcome(path, ended, report, CodeOf(Import.Of(ended), shell));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return new Outcome(path, await PauseAsync(api, id, shell), null, ExitCodes.Interrupted);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            shell.Say($"Stopped before all of {path ?? "it"} was sent: nothing of it was imported.");
            return new Outcome(path, null, null, ExitCodes.Interrupted);
        }
        catch (Exception exception) when (ofMany && Failure.IsExpected(exception))
        {
            shell.Say($"{path}: {exception.Message}");
            return new Outcome(path, null, null, ExitCodes.CouldNot);
        }
    }

    private async Task<JsonNode> SendAsync(ParseResult parsed, Api api, string path, Shell shell, Ticker ticker, CancellationToken stop)
    {
        using var file = await InputFile.OpenAsync(path, shell, stop);
        var upload = new Upload(api, file, (int)(parsed.GetValue(chunkSize) * 1_000_000), shell, ticker);
        if (IsResumed(parsed))
            return await upload.ContinueAsync(IdOf(parsed) ?? await NewestAsync(api, "receiving", stop, NameOf(file)), stop);
        var format = items.Format(parsed) ?? file.Guess();
        List<(string Name, string? Value)> query =
        [
            ("source", parsed.GetValue(source)),
            ("name", NameOf(file)),
            .. items.Query(parsed).Where(option => option.Name != "format"),
            ("format", format.ToWire()),
            ("onError", parsed.GetValue(onError)),
            ("overwrite", parsed.GetValue(overwrite) ? "true" : null),
            ("complete", parsed.GetValue(complete) ? "true" : null),
            ("missing", parsed.GetValue(missing)),
            ("extra", parsed.GetValue(keepExtra) ? "keep" : null),
            ("dryRun", parsed.GetValue(dryRun) ? "true" : null),
        ];
        return await upload.SendAsync(Query(query), stop);
    }

    /// <summary>Parameters of a query, without those that have no value.</summary>
    public static string Query(IEnumerable<(string Name, string? Value)> parameters) =>
        string.Join(
            '&',
            parameters.Where(parameter => parameter.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}")
        );

    private async Task<JsonNode> ResumeAsync(ParseResult parsed, Api api, CancellationToken stop)
    {
        var id = IdOf(parsed) ?? await NewestAsync(api, "paused,failed", stop);
        var import = await api.GetAsync($"manage/v1/imports/{id}", stop);
        return Import.Of(import).State switch
        {
            "paused" or "failed" => await api.PostAsync($"manage/v1/imports/{id}/resume", null, stop),
            "receiving" => throw new Failure($"Its file was not sent whole. Go on with: humas import FILE --resume {id}"),
            _ => import,
        };
    }

    private static string NameOf(InputFile file) =>
        file.Name.Length > ImportJob.NameMaxLength ? file.Name[..ImportJob.NameMaxLength] : file.Name;

    private bool IsResumed(ParseResult parsed) => parsed.GetResult(resume) is { Implicit: false };

    private Guid? IdOf(ParseResult parsed) =>
        parsed.GetValue(resume) is not { } text ? null
        : Guid.TryParse(text, out var given) ? given
        : throw new Failure($"“{text}” is not the ID of an import. humas status lists them.");

    // An administrator sees those of all.
    private static async Task<Guid> NewestAsync(Api api, string states, CancellationToken stop, string? name = null)
    {
        var me = Me.Of(await api.GetAsync("manage/v1/me", stop));
        var list = await api.GetAsync($"manage/v1/imports?state={states}&limit=100", stop);
        var mine = Api.Data<List<Import>>(list)
            .Find(import => import.CreatedBy.Id == me.Id && import.CreatedBy.Name == me.Name && (name is null || import.Name == name));
        return mine?.Id
            ?? throw new Failure(
                $"You have no import{(name is null ? "" : $" of {name}")} that is {states.Replace(",", " or ", StringComparison.Ordinal)}. "
                    + "humas status lists the others."
            );
    }

    /// <summary>Shows how far an import has come, until it goes on only when someone does something.</summary>
    public static async Task<JsonNode> FollowAsync(Api api, JsonNode sent, Ticker ticker, CancellationToken stop)
    {
        var (first, clock, wait) = (Import.Of(sent), Stopwatch.StartNew(), TimeSpan.FromSeconds(0.2));
        var name = first.Name ?? $"{first.Id}";
        while (true)
        {
            var answer = await Api.PatientlyAsync(
                () => api.GetAsync($"manage/v1/imports/{first.Id}", stop),
                why => ticker.Tell(name, null, $"{why}: trying again; the import goes on by itself"),
                stop
            );
            var now = Import.Of(answer);
            ticker.Tell(name, now.Part, Remark(first, now, clock.Elapsed));
            if (now.Rests)
                return answer;
            await Task.Delay(wait, stop);
            wait = wait < TimeSpan.FromSeconds(2) ? wait * 1.3 : TimeSpan.FromSeconds(2);
        }
    }

    /// <summary>Numbers of an import that is under way: by what was done since it was followed.</summary>
    public static string Remark(Import first, Import now, TimeSpan time)
    {
        if (now.State is "reverting" or "reverted")
            return $"{now.Items.Reverted} articles undone";
        var (read, bytes) = (now.Items.Read - first.Items.Read, now.BytesRead - first.BytesRead);
        var rate = time > TimeSpan.Zero ? read / time.TotalSeconds : 0;
        var left = bytes > 0 && now.State == "running" ? time * ((double)(now.Bytes - now.BytesRead) / bytes) : (TimeSpan?)null;
        return $"{now.Items.Read} items, {rate:0}/s{(left is { } rest ? $", {Ticker.Time(rest)} left" : "")}, {now.Items.Failed} errors"
            + (now.State == "running" ? "" : $", {now.State}");
    }

    private static async Task<JsonNode?> PauseAsync(Api api, Guid id, Shell shell)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            var paused = await api.PostAsync($"manage/v1/imports/{id}/pause", null, time.Token);
            shell.Say($"Paused. Go on with: humas import --resume {id}");
            return paused;
        }
        // It was done, or had stopped, when the pause arrived.
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.Conflict)
        {
            var import = await api.GetAsync($"manage/v1/imports/{id}", time.Token);
            shell.Say($"The import is {Import.Of(import).State}. See it with: humas import --resume {id}");
            return import;
        }
        catch (Exception exception) when (exception is RefusedException or UnreachableException or OperationCanceledException)
        {
            shell.Say($"It could not be paused and goes on by itself ({exception.Message}). Follow it with: humas import --resume {id}");
            return null;
        }
    }

    // That it cannot be written changes nothing of what came in.
    private async Task<string?> ReportAsync(ParseResult parsed, Api api, string? path, Import import, Shell shell, CancellationToken stop)
    {
        var report = parsed.GetValue(errors) ?? $"{(path is null or InputFile.Stdin ? $"import-{import.Id}" : path)}.errors.ndjson";
        try
        {
            return await ImportReportFile.WriteAsync(api, import, report, shell, stop);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or UnreachableException or RefusedException)
        {
            shell.Say(
                $"{exception.Message}\nErrors and warnings are not in {report}. Try again: humas import --resume {import.Id} --errors FILE"
            );
            return null;
        }
    }

    private static int CodeOf(Import import, Shell shell)
    {
        if (import.Reason is { } reason)
            shell.Say(Shell.Plain($"{import.Name} is {import.State}: {reason}"));
        if (import.State is "paused" or "failed")
            shell.Say($"Go on behind it with: humas import --resume {import.Id}");
        return import.State == "done" && import.Items.Failed == 0 ? ExitCodes.Well
            : import.Items.Failed > 0 && import.State is "done" or "failed" ? ExitCodes.SomeFailed
            : ExitCodes.CouldNot;
    }

    private static void Print(IReadOnlyList<Outcome> outcomes, Shell shell, bool asJson)
    {
        if (asJson)
        {
            shell.Out.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        imports = outcomes.Select(one => new
                        {
                            file = one.Path,
                            errorsFile = one.Report,
                            import = one.Import?["data"],
                        }),
                    },
                    Api.Json
                )
            );
            return;
        }
        var imports = outcomes.Where(outcome => outcome.Import is not null).Select(outcome => Import.Of(outcome.Import!)).ToList();
        if (imports.Count == 0)
            return;
        shell.Print(["file", "state", "read", "created", "updated", "unchanged", "failed", "skipped"], imports.Select(Row));
        foreach (var warning in imports.SelectMany(import => import.Warnings).GroupBy(warning => warning.Code))
            shell.Out.WriteLine($"{warning.Sum(one => one.Count)} × {Shell.Plain(warning.Key)}");
        foreach (var outcome in outcomes.Where(outcome => outcome.Report is not null))
            shell.Out.WriteLine($"Errors and warnings: {outcome.Report}");
    }

    private static string[] Row(Import import) =>
        [
            import.Name ?? $"{import.Id}",
            import.State,
            $"{import.Items.Read}",
            $"{import.Items.Created}",
            $"{import.Items.Updated}",
            $"{import.Items.Unchanged}",
            $"{import.Items.Failed}",
            $"{import.Items.Skipped}",
        ];

    /// <summary>What became of a file.</summary>
    /// <param name="Path">The file; null when an import was resumed.</param>
    /// <param name="Import">What the server says of it; null when it has none.</param>
    /// <param name="Report">The file with its errors and warnings; null when there are none.</param>
    /// <param name="Code">The exit code.</param>
    private sealed record Outcome(string? Path, JsonNode? Import, string? Report, int Code);
}

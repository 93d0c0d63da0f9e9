using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace HumasApi.Cli;

/// <summary><c>humas revert</c>: shows what undoing an import would do, and does it when that is confirmed.</summary>
internal sealed class RevertCommand : HumasCommand
{
    private readonly Argument<string> id = new("ID") { Description = "The import; humas import and humas status name it" };
    private readonly Option<bool> yes = new("--yes") { Description = "Do not ask" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only show what it would do" };
    private readonly Connection connection = new();
    private readonly Option<bool> json = JsonOption();

    public RevertCommand(Shell shell)
        : base(
            "revert",
            "Undo an import: articles that readers have seen are unpublished, others deleted, those that were there before restored. What "
                + "others have changed since stays.",
            "humas revert 019b0d0e-… --dry-run",
            "humas revert 019b0d0e-… --yes"
        )
    {
        Arguments.Add(id);
        Options.Add(yes);
        Options.Add(dryRun);
        connection.AddTo(this);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        if (!Guid.TryParse(parsed.GetValue(id), out var import))
            throw new Failure($"“{parsed.GetValue(id)}” is not the ID of an import. humas status lists those that are not finished.");
        using var api = connection.Open(parsed, shell);
        var answer = await api.GetAsync($"manage/v1/imports/{import}/revert", stop);
        var plan = Api.Data<Plan>(answer);
        var isJson = parsed.GetValue(json);
        if (!isJson)
            Print(plan, shell);
        if (parsed.GetValue(dryRun))
        {
            if (isJson)
                shell.Out.WriteLine(JsonSerializer.Serialize(new { plan = answer["data"] }, Api.Json));
            return ExitCodes.Well;
        }
        await ConfirmAsync(parsed, shell, stop);
        var begun = await api.PostAsync($"manage/v1/imports/{import}/revert", null, stop);
        var ended = await Ticker.ShowAsync(shell, ticker => ImportCommand.FollowAsync(api, begun, ticker, stop));
        var done = Import.Of(ended);
        if (isJson)
            shell.Out.WriteLine(JsonSerializer.Serialize(new { plan = answer["data"], import = ended["data"] }, Api.Json));
        else
            shell.Out.WriteLine($"{done.Items.Reverted} articles are as they were before; {done.State}.");
        return done.State == "reverted" ? ExitCodes.Well : ExitCodes.CouldNot;
    }

    private static void Print(Plan plan, Shell shell)
    {
        shell.Print(
            ["deleted", "unpublished", "restored", "kept"],
            [
                [$"{plan.Deleted}", $"{plan.Unpublished}", $"{plan.Restored}", $"{plan.Kept}"],
            ]
        );
        foreach (var article in plan.KeptArticles.Take(10))
            shell.Out.WriteLine(Shell.Plain($"kept: {article.Title} ({article.ExternalId}), changed by {article.EditedBy.Name}"));
    }

    private async Task ConfirmAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        if (parsed.GetValue(yes))
            return;
        if (shell is not { IsInTerminal: true, IsErrorTerminal: true })
            throw new Failure("Nothing was changed. Add --yes to undo it without a question.");
        if (!await shell.ErrorConsole().PromptAsync(new ConfirmationPrompt("Undo the import?") { DefaultValue = false }, stop))
            throw new Failure("Nothing was changed.");
    }

    private sealed record Plan(long Deleted, long Unpublished, long Restored, long Kept, IReadOnlyList<Kept> KeptArticles);

    private sealed record Kept(string? ExternalId, string Title, Person EditedBy);
}

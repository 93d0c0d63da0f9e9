using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HumasApi.Cli;

/// <summary>
/// How far something has come, on stderr, for stdout belongs to the result: a bar on a terminal, elsewhere a line every few seconds.
/// </summary>
internal sealed class Ticker
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Shell shell;
    private readonly ProgressTask? bar;
    private readonly Remark remarks;
    private long told;

    private Ticker(Shell shell, ProgressTask? bar, Remark remarks) => (this.shell, this.bar, this.remarks) = (shell, bar, remarks);

    /// <summary>Shows the progress of some work until it ends.</summary>
    public static async Task<T> ShowAsync<T>(Shell shell, Func<Ticker, Task<T>> work)
    {
        if (!shell.IsErrorTerminal || shell.Variable("TERM") == "dumb")
            return await work(new Ticker(shell, null, new Remark()));
        var remarks = new Remark();
        return await shell
            .ErrorConsole()
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), remarks)
            .StartAsync(context => work(new Ticker(shell, context.AddTask("…", maxValue: 1), remarks)));
    }

    /// <summary>Says how far it has come.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="part">0 to 1; null: nobody knows.</param>
    /// <param name="remark">Numbers.</param>
    public void Tell(string what, double? part, string remark)
    {
        (what, remark) = (Shell.Plain(what), Shell.Plain(remark));
        if (bar is not null)
        {
            bar.Description = Markup.Escape(what.Length > 40 ? what[..39] + "…" : what);
            bar.IsIndeterminate = part is null;
            bar.Value = part ?? 0;
            remarks.Text = remark;
            return;
        }
        var now = TimeProvider.System.GetTimestamp();
        if (told != 0 && TimeProvider.System.GetElapsedTime(told, now) < BetweenLines)
            return;
        told = now;
        shell.Say($"{what}: {(part is { } known ? $"{Math.Floor(known * 100):0} %, " : "")}{remark}");
    }

    /// <summary>A span as people say it: 45 s, 3 min 5 s, 2 h 10 min.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalSeconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : time.TotalMinutes < 60 ? $"{time.Minutes} min {time.Seconds} s"
        : $"{(int)time.TotalHours} h {time.Minutes} min";

    /// <summary>A number of bytes as people say it.</summary>
    public static string Size(double bytes) =>
        bytes < 1e3 ? string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B")
        : bytes < 1e6 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB")
        : bytes < 1e9 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB");

    private sealed class Remark : ProgressColumn
    {
        public string Text { get; set; } = "";

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Spectre.Console.Text(Text);
    }
}

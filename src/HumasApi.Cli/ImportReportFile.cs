using System.Text.Json.Nodes;

namespace HumasApi.Cli;

/// <summary>The file with what there is to say about the items of an import: errors, then warnings, one JSON object a line.</summary>
internal static class ImportReportFile
{
    // Enough to see what is wrong; the file has them all.
    private const int Shown = 5;

    /// <summary>Writes it, whole or not at all, and answers its name; null when there is nothing to say.</summary>
    public static async Task<string?> WriteAsync(Api api, Import import, string path, Shell shell, CancellationToken stop)
    {
        async IAsyncEnumerable<Message> All()
        {
            foreach (
                var (kind, severity, count) in new[] { ("errors", "error", import.Items.Failed), ("warnings", "warning", import.Warned) }
            )
                if (count > 0)
                    await foreach (var message in LinesAsync(api, $"manage/v1/imports/{import.Id}/{kind}", severity, stop))
                        yield return message;
        }
        var shown = 0;
        var lines = await WriteAsync(
            All(),
            path,
            message =>
            {
                if (message.Severity == "error" && shown++ < Shown)
                    shell.Say($"{message}");
                else if (message.Severity == "error" && shown == Shown + 1)
                    shell.Say("…");
            },
            stop
        );
        return lines > 0 ? path : null;
    }

    /// <summary>Writes messages to a file, which appears when it is whole; none: there is no file, and an older one is removed.</summary>
    public static async Task<long> WriteAsync(IAsyncEnumerable<Message> messages, string path, Action<Message> see, CancellationToken stop)
    {
        var (part, count) = ($"{path}.part", 0L);
        try
        {
            await using (var file = new StreamWriter(part))
                await foreach (var message in messages.WithCancellation(stop))
                {
                    await file.WriteAsync($"{message.ToJson()}\n".AsMemory(), stop);
                    see(message);
                    count++;
                }
            if (count > 0)
                File.Move(part, path, overwrite: true);
            else
                File.Delete(path);
            return count;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async IAsyncEnumerable<Message> LinesAsync(
        Api api,
        string path,
        string severity,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await api.SendAsync(request, stop);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            var row = JsonNode.Parse(line)!;
            string? Text(string name) => row[name]?.GetValue<string>();
            yield return new Message(
                severity,
                row["line"]!.GetValue<long>(),
                Text("externalId"),
                Text("pointer"),
                Text("code")!,
                Text("message")!
            );
        }
    }
}

namespace HumasApi.ApiTests.Contract;

/// <summary>The files of the repository that tests hold against the service, or write anew.</summary>
internal static class Repository
{
    /// <summary>True: write the files instead of comparing them.</summary>
    public static bool Writes { get; } = Environment.GetEnvironmentVariable("HUMAS_WRITE_OPENAPI") == "1";

    public static string Root { get; } = FindRoot();

    /// <summary>Fails unless the file holds just this text; with <see cref="Writes"/> it holds it afterwards.</summary>
    public static void AssertFile(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (committed == text)
            return;
        var (before, after) = (committed.Split('\n'), text.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"""
            {path} is not what the service says, from line {line + 1} on:
            - {(line < before.Length ? before[line] : "(end)")}
            + {(line < after.Length ? after[line] : "(end)")}
            If the change is meant, write the file anew and look at the difference: HUMAS_WRITE_OPENAPI=1 dotnet test tests/HumasApi.ApiTests --filter Contract
            (twice where examples change: the documents hold the examples that the service was built with).
            """
        );
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HumasApi.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("HumasApi.sln is in no folder above the tests.");
    }
}

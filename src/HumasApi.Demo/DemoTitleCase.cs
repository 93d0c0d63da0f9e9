namespace HumasApi.Demo;

/// <summary>Indonesian title case: function words stay small unless they begin the phrase.</summary>
internal static class DemoTitleCase
{
    private static readonly HashSet<string> Small =
    [
        "atas",
        "bagi",
        "dalam",
        "dan",
        "dari",
        "dengan",
        "di",
        "ke",
        "lewat",
        "oleh",
        "pada",
        "untuk",
        "yang",
    ];

    public static string Of(string text) =>
        string.Join(' ', text.Split(' ').Select((word, at) => at > 0 && Small.Contains(word) ? word : Capitalized(word)));

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Html;

/// <summary>A body as it was sent, and what may be shown of it.</summary>
/// <param name="Body">The clean HTML; null when nothing is left.</param>
/// <param name="Start">The first words of its text, for the excerpt; null when nothing is left.</param>
/// <param name="Warnings">What was removed or changed.</param>
internal sealed record CleanBody(string? Body, string? Start, IReadOnlyList<BodyWarning> Warnings)
{
    public static readonly CleanBody None = new(null, null, []);

    public static CleanBody Of(string source)
    {
        var (body, warnings) = BodyHtml.Clean(source);
        return new CleanBody(body, body is null ? null : Excerpt.StartOf(body), warnings);
    }
}

/// <summary>
/// The bodies of a request, cleaned before its transaction begins. A transaction can only look them up, so cleaning can
/// never hold a connection, and a transaction that runs again does not clean again.
/// </summary>
internal sealed class CleanBodies(ProcessorGate gate)
{
    private readonly Dictionary<string, CleanBody> bodies = new(StringComparer.Ordinal);

    /// <summary>Cleans a body. One that no validator would accept is left out.</summary>
    public async Task PrepareAsync(string? source, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(source) || source.Length > ArticleRevision.BodyMaxLength || bodies.ContainsKey(source))
            return;
        if (await gate.RunAsync(() => BodyComplexity.IsWithinLimits(source) ? CleanBody.Of(source) : null, cancellationToken) is { } clean)
            bodies[source] = clean;
    }

    /// <summary>The body; null when the request did not send it.</summary>
    public CleanBody? Find(string? source) => string.IsNullOrWhiteSpace(source) ? CleanBody.None : bodies.GetValueOrDefault(source);
}

/// <summary>The short text that a card shows: the summary, else the start of the body, else the title.</summary>
internal static class Excerpt
{
    public const int MaxLength = 240;

    /// <summary>The start of a clean body as text. Cut again, it stays as it is.</summary>
    public static string StartOf(string body) => Text.ShortenToSentence(BodyHtml.ToText(body), MaxLength);

    public static string Of(ArticleRevision revision) =>
        Of(revision.Title, revision.Summary, revision.BodyStart ?? (revision.Body is { } body ? StartOf(body) : null));

    /// <param name="title">The headline.</param>
    /// <param name="summary">The summary, if there is one.</param>
    /// <param name="start">The start of the body; null or empty when it has no words.</param>
    public static string Of(string title, string? summary, string? start)
    {
        var text = summary is null ? start : Text.OnOneLine(summary);
        return Text.ShortenToSentence(string.IsNullOrEmpty(text) ? title : text, MaxLength);
    }
}

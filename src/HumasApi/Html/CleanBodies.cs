using AngleSharp.Dom;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Html;

/// <summary>What may be shown of a body that was sent.</summary>
/// <param name="Body">The clean HTML; null when nothing is left.</param>
/// <param name="Start">The first words of its text, for the excerpt; null when nothing is left.</param>
/// <param name="Warnings">What was removed or changed.</param>
/// <param name="UsedBase">Whether it has an address that was relative.</param>
internal sealed record CleanBody(string? Body, string? Start, IReadOnlyList<BodyWarning> Warnings, bool UsedBase)
{
    public static readonly CleanBody None = new(null, null, [], false);

    /// <exception cref="BodyTooComplexException">The body is past a bound of <see cref="BodyComplexity"/>.</exception>
    public static CleanBody Of(SentBody sent)
    {
        var (body, tree, warnings, usedBase) = BodyHtml.Clean(sent);
        return new CleanBody(body, tree is null ? null : Excerpt.StartOf(tree), warnings, usedBase);
    }

    /// <summary>The same; null for a body that is past a bound.</summary>
    public static CleanBody? OrNull(SentBody sent)
    {
        try
        {
            return string.IsNullOrWhiteSpace(sent.Text) ? None : Of(sent);
        }
        catch (BodyTooComplexException)
        {
            return null;
        }
    }
}

/// <summary>
/// The bodies of a request, cleaned before its transaction begins. A transaction can only look them up, so cleaning can
/// never hold a connection, and a transaction that runs again does not clean again.
/// </summary>
internal sealed class CleanBodies(ProcessorGate gate)
{
    // Null: past a bound.
    private readonly Dictionary<SentBody, CleanBody?> bodies = [];

    /// <summary>Cleans a body. One that is longer than any validator would accept is left out.</summary>
    public async Task PrepareAsync(SentBody sent, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sent.Text) || Text.Length(sent.Text) > ArticleRevision.BodyMaxLength || bodies.ContainsKey(sent))
            return;
        bodies[sent] = await gate.RunAsync(() => CleanBody.OrNull(sent), cancellationToken);
    }

    /// <summary>The body; null when the request did not send it.</summary>
    public CleanBody? Find(SentBody sent) => string.IsNullOrWhiteSpace(sent.Text) ? CleanBody.None : bodies.GetValueOrDefault(sent);

    /// <summary>True for a body that was sent and is past a bound of <see cref="BodyComplexity"/>.</summary>
    public bool IsTooComplex(SentBody sent) => bodies.TryGetValue(sent, out var clean) && clean is null;
}

/// <summary>The short text that a card shows: the summary, else the start of the body, else the title.</summary>
internal static class Excerpt
{
    public const int MaxLength = 240;

    /// <summary>The start of a clean body as text. Cut again, it stays as it is.</summary>
    public static string StartOf(string body) => StartOf(BodyComplexity.Parse(body));

    /// <summary>The same of a parsed body.</summary>
    public static string StartOf(INode body) => Text.ShortenToSentence(BodyHtml.ToText(body, enough: 10 * MaxLength), MaxLength);

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

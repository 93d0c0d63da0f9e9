using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace HumasApi.Html;

/// <summary>
/// The only parser of bodies, and the bounds of what a body may cost. By the rules of HTML a parser repeats open formatting
/// elements (b, i, a, …) in every block that follows, so a few kilobytes can ask for millions of elements; and each tag is
/// compared with all that are open. Only the parser knows which tags count, so it stops at the bounds itself.
/// No article comes near them, and a body that was cleaned is within them again.
/// </summary>
internal static class BodyComplexity
{
    /// <summary>Elements of the tree, also those that the source does not spell out.</summary>
    public const int MaxElements = 10_000;

    /// <summary>Tags, comments and the like in the source.</summary>
    public const int MaxTags = 2 * MaxElements;
    public const int MaxDepth = 200;
    public const int MaxAttributes = 100;
    public const int MaxAttributesInAll = 5 * MaxElements;

    private const string Start = "<!doctype html><body>";

    private static readonly IElementFactory<Document, HtmlElement> Elements = BrowsingContext
        .New(Configuration.Default)
        .GetService<IElementFactory<Document, HtmlElement>>()!;

    /// <summary>The tree of a body.</summary>
    /// <exception cref="BodyTooComplexException">The body is past a bound; what was parsed until then took little.</exception>
    public static IHtmlElement Parse(string source) => Parse(source, null);

    /// <summary>The tree of a body, and what the parser threw away of its source, which is not in the tree.</summary>
    /// <exception cref="BodyTooComplexException">As above.</exception>
    public static IHtmlElement Parse(string source, LostMarkup? lost)
    {
        if (CountTags(source) > MaxTags)
            throw new BodyTooComplexException();
        var attributes = 0;
        IElement? last = null;
        var options = new HtmlParserOptions
        {
            // An element has no parent yet when it is told of.
            OnCreated = (element, position) =>
            {
                if (last is not null && DepthOf(last) > MaxDepth)
                    throw new BodyTooComplexException();
                last = element;
                lost?.AddMade(position.Index - Start.Length);
            },
            ShouldEmitAttribute = (ref token, _) =>
                token.Attributes.Count < MaxAttributes && ++attributes <= MaxAttributesInAll ? true : throw new BodyTooComplexException(),
        };
        var context = BrowsingContext.New(Configuration.Default.WithOnly<IElementFactory<Document, HtmlElement>>(new CountingFactory()));
        var parser = new HtmlParser(options, context);
        if (lost is not null)
            parser.Error += (_, happened) =>
            {
                if (happened is HtmlErrorEvent error)
                    lost.AddError(error.Code, error.Position.Index - Start.Length);
            };
        var document = parser.ParseDocument(Start + source);
        if (last is not null && DepthOf(last) > MaxDepth)
            throw new BodyTooComplexException();
        lost?.AddOutside(document);
        return document.Body!;
    }

    // Every tag, comment or instruction begins so; what a parser would take for text is counted as well.
    private static int CountTags(ReadOnlySpan<char> source)
    {
        var count = 0;
        for (int at; (at = source.IndexOf('<')) >= 0; source = source[(at + 1)..])
            if (at + 1 < source.Length && (char.IsAsciiLetter(source[at + 1]) || source[at + 1] is '/' or '!' or '?'))
                count++;
        return count;
    }

    // Levels below the body.
    private static int DepthOf(IElement element)
    {
        var depth = -3;
        for (INode? node = element; node is not null && depth <= MaxDepth; node = node.Parent)
            depth++;
        return depth;
    }

    // Also asked for the copies of formatting elements, which nothing else tells of.
    private sealed class CountingFactory : IElementFactory<Document, HtmlElement>
    {
        private int count;

        public HtmlElement Create(Document document, string localName, string? prefix, NodeFlags flags)
        {
            // A player becomes a figure with a link, a film a link with a line of its own.
            count += localName is "iframe" or "video" or "audio" or "embed" or "object" ? 3 : 1;
            if (count > MaxElements + 3)
                throw new BodyTooComplexException();
            // The library resolves all addresses of a document again for each base, and follows links.
            return localName is "base" or "link"
                ? new HtmlElement(document, localName, prefix, NodeFlags.Special | NodeFlags.SelfClosing)
                : Elements.Create(document, localName, prefix, flags);
        }
    }
}

/// <summary>A body is past a bound of <see cref="BodyComplexity"/>.</summary>
internal sealed class BodyTooComplexException() : Exception("The body is past a bound of complexity.");

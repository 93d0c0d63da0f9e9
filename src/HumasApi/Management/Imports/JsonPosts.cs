using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using HumasApi.Contract;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>An object of another system, as a reader of its format makes an item of it.</summary>
/// <param name="Post">The object.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Lost">What the article does not keep.</param>
internal sealed record JsonPost(JsonPart Post, List<ProblemError> Errors, List<BodyWarning> Lost)
{
    /// <summary>Why it is no article; null when it is one.</summary>
    public string? Skipped { get; set; }

    /// <summary>What the file calls its authors and categories beside their names.</summary>
    public (List<string> Authors, List<string> Categories) OtherNames { get; } = ([], []);

    /// <summary>What the article has no place for, by name.</summary>
    public JsonObject Extra { get; } = [];

    /// <summary>Notes what the article has no place for, where there is something.</summary>
    public void Keep(string name, JsonPart part)
    {
        if (part.Copy is { } value)
            Extra[name] = value;
    }

    /// <summary>Sets a time, or notes why it cannot be read.</summary>
    public void SetTime(JsonObject body, string member, string? text, TimeZoneInfo zone)
    {
        var read = ImportTime.Read(text, zone, null);
        if (read.Fault is { } fault)
            Errors.Add(fault.At($"/{member}", read.Message));
        else if (read.Time is { } time)
            body[member] = ItemParts.Time(time);
    }
}

/// <summary>Reads the objects of files of other systems.</summary>
internal static class JsonPosts
{
    private const int MaxDepth = 64;

    /// <summary>The items.</summary>
    /// <param name="objects">The objects as bytes.</param>
    /// <param name="read">Makes the item.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<FileItem> ReadAsync(
        IAsyncEnumerable<(string List, ItemBytes Item)> objects,
        Func<JsonPost, JsonObject> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var (_, item) in objects.WithCancellation(cancellationToken))
            yield return Read(item, read);
    }

    /// <summary>Does something with an object; false when it is none.</summary>
    public static bool TryRead(ItemBytes item, Action<JsonPart> use)
    {
        try
        {
            using var document = Parse(item);
            use(new JsonPart(document.RootElement, "", []));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static FileItem Read(ItemBytes item, Func<JsonPost, JsonObject> read)
    {
        if (item.IsTooLong)
            return new FileItem(item.Line, item.End, null, ImportFormats.TooLong());
        if (!Utf8.IsValid(item.Bytes.Span))
            return new FileItem(item.Line, item.End, null, new Problem(Problems.InvalidUtf8));
        try
        {
            using var document = Parse(item);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new FileItem(item.Line, item.End, null, new Problem(Problems.MalformedJson));
            var errors = new List<ProblemError>();
            var post = new JsonPost(new JsonPart(document.RootElement, "", errors), errors, []);
            var body = read(post);
            if (post.Skipped is { } kind)
                return new FileItem(item.Line, item.End, null, Skipped: kind);
            return new FileItem(item.Line, item.End, body, errors.Count > 0 ? Problem.Invalid(errors) : null, Warnings: post.Lost)
            {
                OtherNames = post.OtherNames,
                Extra = post.Extra,
            };
        }
        // Half of a surrogate pair is found when the text is read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new FileItem(item.Line, item.End, null, new Problem(Problems.MalformedJson));
        }
    }

    private static JsonDocument Parse(ItemBytes item) => JsonDocument.Parse(item.Bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
}

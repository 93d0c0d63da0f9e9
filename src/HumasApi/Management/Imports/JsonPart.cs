using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Contract;

namespace HumasApi.Management.Imports;

/// <summary>
/// A value in JSON of another system, which may be of any type or missing. What is of another type than it should be is noted as an error
/// at its place, and read as missing.
/// </summary>
internal readonly struct JsonPart(JsonElement? value, string pointer, List<ProblemError> errors)
{
    /// <summary>The member of an object.</summary>
    public JsonPart this[string name]
    {
        get
        {
            var isObject = value is { ValueKind: JsonValueKind.Object };
            if (!isObject && IsGiven)
                _ = Wrong<string>("an object", "objek");
            return new(isObject && value!.Value.TryGetProperty(name, out var member) ? member : null, $"{pointer}/{name}", errors);
        }
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsGiven => value is not (null or { ValueKind: JsonValueKind.Null });

    /// <summary>A copy of the value; null where it is missing, or has nothing in it.</summary>
    public JsonNode? Copy =>
        value switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Array or JsonValueKind.Object } when Count == 0 => null,
            { } some => CopyOf(some),
        };

    // Texts are read, so that half of a surrogate pair is found here; the database stores no NUL.
    private static JsonNode? CopyOf(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var member in element.EnumerateObject())
                    copy[member.Name.Replace("\0", "", StringComparison.Ordinal)] = CopyOf(member.Value);
                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(CopyOf)]);
            case JsonValueKind.String:
                return element.GetString()!.Replace("\0", "", StringComparison.Ordinal);
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }

    /// <summary>A text, or a number as text; null where it is missing or empty.</summary>
    public string? Text =>
        value switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } some ? some : null,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            null or { ValueKind: JsonValueKind.Null } => null,
            _ => Wrong<string>("a text", "teks"),
        };

    /// <summary>True or false; 1 and 0 count as well.</summary>
    public bool? Flag =>
        value switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText() != "0",
            null or { ValueKind: JsonValueKind.Null } => null,
            _ => Wrong<bool?>("true or false", "true atau false"),
        };

    /// <summary>The elements of an array; none where it is missing.</summary>
    public IReadOnlyList<JsonPart> Items
    {
        get
        {
            if (value is { ValueKind: JsonValueKind.Array } array)
            {
                var (place, notes) = (pointer, errors);
                return [.. array.EnumerateArray().Select((one, at) => new JsonPart(one, $"{place}/{at}", notes))];
            }
            return IsGiven ? Wrong<IReadOnlyList<JsonPart>>("an array", "array") ?? [] : [];
        }
    }

    /// <summary>The names of the members that have a value.</summary>
    public IReadOnlyList<string> Names =>
        value is { ValueKind: JsonValueKind.Object } one
            ? [.. one.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name)]
            : [];

    /// <summary>Whether it is an array or an object with something in it.</summary>
    public int Count =>
        value switch
        {
            { ValueKind: JsonValueKind.Array } array => array.GetArrayLength(),
            { ValueKind: JsonValueKind.Object } one => one.EnumerateObject().Count(),
            _ => 0,
        };

    public bool IsNumber => value is { ValueKind: JsonValueKind.Number };

    public bool IsObject => value is { ValueKind: JsonValueKind.Object };

    private T? Wrong<T>(string english, string indonesian)
    {
        if (errors.Count < Problem.MaxErrors)
            errors.Add(Problems.WrongType.At(pointer, Sentence.Of($"This should be {english}.", $"Bagian ini seharusnya {indonesian}.")));
        return default;
    }
}

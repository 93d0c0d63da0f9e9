using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>A string that is taken as it stands: not trimmed, and empty means empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class VerbatimAttribute : Attribute;

/// <summary>A member that answers carry and requests may repeat; its value is not read.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IgnoredOnWriteAttribute : Attribute;

/// <summary>
/// A value that has an identity: a patch that names another identity replaces the whole value instead of merging into it.
/// The identity is an address, and its spelling does not count. Without a member it is a reference: any patch replaces it, and members
/// that are not known are ignored, so that a reference that was read can be sent back.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PatchedWholeAttribute(string? unlessSame = null) : Attribute
{
    public string? UnlessSame { get; } = unlessSame;
}

/// <summary>
/// Reads request bodies. All errors are reported at once, with a pointer: unknown members with the nearest name, wrong types,
/// unknown values, times without an offset. What passes here binds without an exception.
/// </summary>
internal static partial class StrictJson
{
    [GeneratedRegex(@"(Z|z|[+-]\d{2}:?\d{2})\z")]
    private static partial Regex Offset();

    [GeneratedRegex(@"(?<=\.\d{7})\d+")]
    private static partial Regex BeyondTicks();

    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="Problem">415 for another content type, 400 for what is not one well-formed JSON object in UTF-8, 413 past
    /// the limit.</exception>
    public static async Task<JsonObject> ReadObjectAsync(HttpRequest request, bool optional = false)
    {
        var bytes = await ReadBytesAsync(request);
        if (bytes.Length == 0 && optional)
            return [];
        RequireJson(request);
        var body = ReadObject(bytes);
        request.HttpContext.RequestAborted.ThrowIfCancellationRequested();
        return body;
    }

    /// <summary>One JSON object, read as the body of a request is.</summary>
    /// <exception cref="Problem">400 for what is not one well-formed JSON object in UTF-8.</exception>
    public static JsonObject ReadObject(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            throw Malformed(Problems.InvalidUtf8);
        var text = bytes;
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        try
        {
            Measure(text);
            var options = new JsonDocumentOptions { MaxDepth = Limits.MaxJsonDepth, AllowDuplicateProperties = false };
            if (JsonNode.Parse(text, documentOptions: options) is not JsonObject body)
                throw Malformed(
                    Problems.MalformedJson,
                    Sentence.Of("The body must be a JSON object.", "Isi permintaan harus berupa objek JSON.")
                );
            // Nodes are read lazily; walking them now means that a broken escape is found here and nowhere later.
            Touch(body);
            return body;
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            throw bytes.Length == 0 ? Malformed(Problems.EmptyBody)
            : exception.Message.Contains("uplicate", StringComparison.Ordinal) ? Malformed(Problems.DuplicateMember)
            : Malformed(
                Problems.MalformedJson,
                Sentence.Of(
                    $"The body is not well-formed JSON, or deeper than {Limits.MaxJsonDepth} levels; see line {line}, byte {column}.",
                    $"Isi permintaan bukan JSON yang valid, atau lebih dalam dari {Limits.MaxJsonDepth} tingkat; lihat baris "
                        + $"{line}, byte {column}."
                )
            );
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw Malformed(
                Problems.MalformedJson,
                Sentence.Of(
                    "The body has a broken \\u escape (half of a surrogate pair) or a repeated member.",
                    "Isi permintaan memuat escape \\u yang rusak (separuh pasangan surogat) atau properti ganda."
                )
            );
        }
    }

    /// <summary>Binds a body to its type.</summary>
    /// <param name="body">The body; changed while it is read.</param>
    /// <param name="representation">The type that answers have: its other members are read-only.</param>
    /// <param name="current">The present answer, to compare read-only members with; null where there is none yet.</param>
    /// <exception cref="Problem">422 with one error for each thing that does not fit.</exception>
    public static T Bind<T>(JsonObject body, Type? representation = null, JsonObject? current = null)
    {
        var errors = Errors<T>(body, representation, current);
        return errors.Count == 0 ? body.Deserialize<T>(Json.Options)! : throw Problem.Invalid(errors);
    }

    /// <summary>Binds the members that fit, so that what else is wrong with them can be reported together with those that do not.</summary>
    /// <param name="body">As for <see cref="Bind"/>.</param>
    /// <param name="representation">As for <see cref="Bind"/>.</param>
    /// <param name="current">As for <see cref="Bind"/>.</param>
    public static Bound<T> BindFitting<T>(JsonObject body, Type? representation = null, JsonObject? current = null)
    {
        var errors = Errors<T>(body, representation, current);
        var unfit = errors.Select(error => Pointers.First(error.Pointer!)).ToHashSet();
        if (unfit.Count > 0)
        {
            // Emptied at once: removing members one by one moves all the others each time.
            var members = body.ToList();
            body.Clear();
            foreach (var (name, value) in members.Where(member => !unfit.Contains(member.Key)))
                body[name] = value;
        }
        return new Bound<T>(body.Deserialize<T>(Json.Options)!, unfit, errors);
    }

    private static List<ProblemError> Errors<T>(JsonObject body, Type? representation, JsonObject? current)
    {
        var errors = new List<ProblemError>();
        RemoveReadOnly(body, typeof(T), representation, current, errors);
        Check(body, typeof(T), "", errors);
        return errors;
    }

    /// <summary>Whether a body has members that answers of the type have and clients cannot write.</summary>
    public static bool NamesReadOnly(JsonObject body, Type type, Type representation) =>
        MembersOf(representation).Keys.Any(name => body.ContainsKey(name) && !MembersOf(type).ContainsKey(name));

    private static void RemoveReadOnly(JsonObject body, Type type, Type? representation, JsonObject? current, List<ProblemError> errors)
    {
        if (representation is null)
            return;
        var writable = MembersOf(type);
        foreach (var name in MembersOf(representation).Keys.Where(name => !writable.ContainsKey(name) && body.ContainsKey(name)).ToList())
        {
            if (current is null || !Same(current[name], body[name]))
                errors.Add(
                    Problems.ReadOnly.At(
                        Pointers.Append("", name),
                        Sentence.Of(
                            $"{name} is set by the service. Leave it out, or send the value you read.",
                            $"{name} ditentukan oleh layanan. Jangan sertakan, atau kirim nilai yang Anda baca."
                        )
                    )
                );
            body.Remove(name);
        }
    }

    private static bool Same(JsonNode? current, JsonNode? sent)
    {
        // Numbers are compared by value, which gives up on exponents beyond all measure.
        try
        {
            return JsonNode.DeepEquals(current, sent);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static void Check(JsonObject node, Type type, string pointer, List<ProblemError> errors)
    {
        var members = MembersOf(type);
        // Emptied at once and filled again: removing members one by one moves all that follow each time.
        var sent = node.ToList();
        node.Clear();
        foreach (var (name, value) in sent)
        {
            if (errors.Count >= Problem.MaxErrors)
                return;
            var at = Pointers.Append(pointer, name);
            if (!members.TryGetValue(name, out var member))
            {
                if (type.GetCustomAttribute<PatchedWholeAttribute>() is { UnlessSame: null })
                    continue;
                var nearest = errors.Count < 10 ? Nearest.To(name, members.Keys) : null;
                errors.Add(
                    Problems.UnknownMember.At(
                        at,
                        nearest is null
                            ? Sentence.Of($"There is no member {name}.", $"Tidak ada properti {name}.")
                            : Sentence.Of(
                                $"There is no member {name}. Did you mean {nearest}?",
                                $"Tidak ada properti {name}. Maksud Anda {nearest}?"
                            )
                    )
                );
            }
            else if (value is not null && !IsMarked<IgnoredOnWriteAttribute>(member) && CheckValue(value, member, at, errors) is { } kept)
                node.Add(name, kept);
        }
    }

    // The value as it is bound; null where there is nothing to bind.
    private static JsonNode? CheckValue(JsonNode value, JsonPropertyInfo member, string at, List<ProblemError> errors)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(string))
        {
            if (value.GetValueKind() != JsonValueKind.String)
            {
                errors.Add(Wrong(at, "text", "teks"));
                return value;
            }
            if (IsMarked<VerbatimAttribute>(member))
                return value;
            var text = value.GetValue<string>();
            // Marks of direction stay in a text of several lines, as in any text.
            var kept = IsMarked<ParagraphAttribute>(member) ? Text.NullIfBlank(text) : Line(text);
            return kept is null ? null : JsonValue.Create(kept);
        }
        if (type == typeof(DateTimeOffset))
            return CheckInstant(value, at, errors);
        if (type == typeof(bool))
        {
            if (value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                errors.Add(Wrong(at, "true or false", "true atau false"));
        }
        else if (type == typeof(int) || type == typeof(long))
        {
            if (value.GetValueKind() != JsonValueKind.Number || !IsWhole(value.AsValue(), type))
                errors.Add(Wrong(at, "a whole number", "bilangan bulat"));
        }
        else if (type == typeof(double))
        {
            if (value.GetValueKind() != JsonValueKind.Number)
                errors.Add(Wrong(at, "a number", "bilangan"));
        }
        else if (type.IsEnum)
            CheckEnum(value, type, at, errors);
        else if (type == typeof(DateOnly))
        {
            if (
                AsText(value) is not { } day
                || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            )
                errors.Add(Wrong(at, "a date such as 2022-10-12", "tanggal seperti 2022-10-12"));
        }
        else if (type == typeof(Guid))
        {
            if (AsText(value) is not { Length: 36 } id || !Guid.TryParseExact(id, "D", out _))
                errors.Add(Wrong(at, "a UUID", "UUID"));
        }
        else if (typeof(IList).IsAssignableFrom(type))
            CheckList(value, type, at, errors);
        else if (value is JsonObject nested)
            Check(nested, type, at, errors);
        else
            errors.Add(Wrong(at, "an object", "objek"));
        return value;
    }

    /// <summary>Text of one line as it is bound; null where nothing of it can be seen.</summary>
    public static string? Line(string text) => Text.NullIfBlank(Text.WithoutTurns(text));

    private static void CheckList(JsonNode value, Type type, string at, List<ProblemError> errors)
    {
        if (value is not JsonArray list)
        {
            errors.Add(Wrong(at, "an array", "array"));
            return;
        }
        var element = type.GetGenericArguments()[0];
        for (var i = 0; i < list.Count && errors.Count < Problem.MaxErrors; i++)
        {
            var place = Pointers.Append(at, i.ToString(CultureInfo.InvariantCulture));
            if (element == typeof(string))
            {
                if (AsText(list[i]) is not { } text)
                    errors.Add(Wrong(place, "text", "teks"));
                else
                    list[i] = Text.Trim(Text.WithoutTurns(text));
            }
            else if (element.IsEnum && list[i] is { } word)
                CheckEnum(word, element, place, errors);
            else if (list[i] is JsonObject nested)
                Check(nested, element, place, errors);
            else
                errors.Add(Wrong(place, "an object", "objek"));
        }
    }

    private static bool IsWhole(JsonValue value, Type type) =>
        type == typeof(int) ? value.TryGetValue<int>(out _) : value.TryGetValue<long>(out _);

    private static void CheckEnum(JsonNode value, Type type, string at, List<ProblemError> errors)
    {
        var words = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (AsText(value) is { } word && words.Contains(word))
            return;
        errors.Add(
            Problems.UnknownValue.At(
                at,
                Sentence.Of($"One of {string.Join(", ", words)} is expected.", $"Gunakan salah satu dari {string.Join(", ", words)}.")
            )
        );
    }

    private static JsonNode CheckInstant(JsonNode value, string at, List<ProblemError> errors)
    {
        if (TryReadInstant(AsText(value), out var instant, out var offsetMissing))
            return JsonValue.Create(instant.ToWire());
        errors.Add(
            offsetMissing
                ? Problems.OffsetMissing.At(
                    at,
                    Sentence.Of(
                        "The time needs Z or an offset: 2022-10-12T17:16:00+07:00.",
                        "Waktu memerlukan Z atau selisih zona: 2022-10-12T17:16:00+07:00."
                    )
                )
                : Wrong(at, "a time such as 2022-10-12T10:16:00Z", "waktu seperti 2022-10-12T10:16:00Z")
        );
        return value;
    }

    /// <summary>
    /// Reads a time of RFC 3339: any number of digits after the seconds, t and z in either case. Distinguishes an invalid time from one
    /// that only lacks the offset.
    /// </summary>
    public static bool TryReadInstant(string? text, out DateTimeOffset instant, out bool offsetMissing)
    {
        offsetMissing = false;
        if (
            text is not { Length: <= 64 }
            || !DateTimeOffset.TryParseExact(
                BeyondTicks().Replace(text.ToUpperInvariant(), ""),
                InstantFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out instant
            )
        )
        {
            instant = default;
            return false;
        }
        offsetMissing = !Offset().IsMatch(text);
        instant = instant.ToSeconds();
        return !offsetMissing;
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }

    private static void RequireJson(HttpRequest request)
    {
        var type = request.GetTypedHeaders().ContentType;
        var isJson =
            type is not null
            && (
                type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || (
                    HttpMethods.IsPatch(request.Method)
                    && type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase)
                )
            );
        if (
            isJson
            && (
                type!.Charset.Length == 0
                || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
            )
        )
            return;
        throw UnsupportedMediaType(request);
    }

    /// <summary>415 that names the supported content types.</summary>
    public static Problem UnsupportedMediaType(HttpRequest request)
    {
        var accepted = HttpMethods.IsPatch(request.Method) ? "application/merge-patch+json, application/json" : "application/json";
        return new Problem(
            Problems.UnsupportedMediaType,
            Sentence.Of($"Send Content-Type: {accepted} in UTF-8.", $"Kirim Content-Type: {accepted} dalam UTF-8.")
        )
        {
            Headers = new Dictionary<string, string> { [HttpMethods.IsPatch(request.Method) ? "Accept-Patch" : "Accept-Post"] = accepted },
        };
    }

    private static Problem Malformed(ProblemCode kind, string? message = null) => Problem.Malformed(kind.At("", message));

    private static ProblemError Wrong(string at, string expected, string expectedInIndonesian) =>
        Problems.WrongType.At(at, Sentence.Of($"This must be {expected}.", $"Harus berupa {expectedInIndonesian}."));

    private static string? AsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool IsMarked<T>(JsonPropertyInfo member)
        where T : Attribute => member.AttributeProvider?.IsDefined(typeof(T), false) == true;

    // One pass over the text, before anything is built from it.
    private static void Measure(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Limits.MaxJsonDepth });
        Span<int> members = stackalloc int[Limits.MaxJsonDepth + 1];
        var nodes = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                members[reader.CurrentDepth] = 0;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (++members[reader.CurrentDepth - 1] > Limits.MaxJsonMembers)
                    throw Malformed(
                        Problems.TooManyMembers,
                        Sentence.Of(
                            $"An object may have {Limits.MaxJsonMembers} members at most.",
                            $"Satu objek paling banyak memuat {Limits.MaxJsonMembers} properti."
                        )
                    );
            }
            else if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) && ++nodes > Limits.MaxJsonNodes)
                throw Malformed(
                    Problems.TooManyValues,
                    Sentence.Of(
                        $"The body may hold {Limits.MaxJsonNodes:N0} values at most.",
                        $"Isi permintaan paling banyak memuat {Limits.MaxJsonNodes:N0} nilai."
                    )
                );
        }
    }

    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, value) in members)
                Touch(value);
        else if (node is JsonArray items)
            foreach (var item in items)
                Touch(item);
        else if (node?.GetValueKind() == JsonValueKind.String)
            node.GetValue<string>();
    }

    /// <summary>The members that a type has in JSON, by name.</summary>
    public static IReadOnlyDictionary<string, JsonPropertyInfo> MembersOf(Type type) =>
        Cache.GetOrAdd(type, static key => Json.Options.GetTypeInfo(key).Properties.ToDictionary(property => property.Name));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, IReadOnlyDictionary<string, JsonPropertyInfo>> Cache =
        new();
}

/// <summary>A request body as far as it fits its type.</summary>
/// <param name="Value">The value; a member that does not fit has its default.</param>
/// <param name="Unfit">Names of the members that do not fit.</param>
/// <param name="Faults">What is wrong. When there is any, the request must be refused.</param>
internal sealed record Bound<T>(T Value, IReadOnlySet<string> Unfit, List<ProblemError> Faults)
{
    /// <summary>The same with what a validator finds wrong with the members that fit.</summary>
    public Bound<T> Checked(IValidator<T> validator)
    {
        Faults.AddRange(
            validator
                .Validate(Value)
                .Errors.Select(ProblemHandler.ToPointer)
                .Where(error => !Unfit.Contains(Pointers.First(error.Pointer!)))
        );
        return this;
    }
}

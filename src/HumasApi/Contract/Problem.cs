using System.Text.Json.Serialization;

namespace HumasApi.Contract;

/// <summary>One thing that is wrong with a request, and where: exactly one of pointer, parameter and header is given.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Message">What to do about it, in the language of Accept-Language (id or en).</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) into the request body.</param>
/// <param name="Parameter">Name of the query or path parameter.</param>
/// <param name="Header">Name of the request header.</param>
internal sealed record ProblemError(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Header = null
);

/// <summary>An error response (RFC 9457). Clients test <see cref="Code"/>; the texts are for people.</summary>
/// <param name="kind">What kind of problem, from the catalogue.</param>
/// <param name="detail">What happened in this case and what to do; by default how to fix this kind of problem.</param>
/// <param name="status">The status, where the kind does not say it.</param>
internal sealed class Problem(ProblemCode kind, string? detail = null, int? status = null) : Exception(detail ?? kind.Message)
{
    /// <summary>Most errors in one response: enough for a form, and no way to make the service write megabytes.</summary>
    public const int MaxErrors = 100;

    public int Status { get; } = status ?? kind.Status;
    public string Code => kind.Code;

    /// <summary>Name of a kind of problem that is registered elsewhere; null: urn:humas:problem: and the code.</summary>
    public string? Type { get; init; }
    public string Title { get; init; } = kind.When.ToString();
    public string Detail { get; } = detail ?? kind.Fix.ToString();
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Members beside the standard ones: <c>existing</c>, <c>current</c>, <c>gone</c>, …</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A problem with members beside the standard ones.</summary>
    public static Problem Of(ProblemCode kind, string? detail, IReadOnlyDictionary<string, object?> members) =>
        new(kind, detail) { Members = members };

    /// <summary>A conflict that one member of the body is the reason of.</summary>
    /// <param name="kind">What kind of problem.</param>
    /// <param name="pointer">JSON Pointer to the member.</param>
    /// <param name="detail">What happened in this case.</param>
    /// <param name="members">Members beside the standard ones.</param>
    public static Problem At(
        ProblemCode kind,
        string pointer,
        string? detail = null,
        IReadOnlyDictionary<string, object?>? members = null
    ) => new(kind, detail) { Errors = [kind.At(pointer, detail)], Members = members ?? new Dictionary<string, object?>() };

    /// <summary>400: the request cannot be understood. Its code is that of its errors when they agree.</summary>
    public static Problem Malformed(params IReadOnlyList<ProblemError> errors) => OfErrors(Problems.MalformedRequest, errors);

    /// <summary>422: well-formed, but not valid. Its code is that of its errors when they agree.</summary>
    public static Problem Invalid(params IReadOnlyList<ProblemError> errors) => OfErrors(Problems.ValidationFailed, errors);

    public static Problem NotFound(string detail) => new(Problems.NotFound, detail);

    private static Problem OfErrors(ProblemCode all, IReadOnlyList<ProblemError> errors) =>
        new(
            errors.Select(error => error.Code).Distinct().Take(2).ToArray() is [var only] ? Problems.Find(only)! : all,
            errors.Count == 1
                ? errors[0].Message
                : Sentence.Of($"There are {errors.Count} errors; see errors.", $"Ada {errors.Count} hal yang salah; lihat errors."),
            all.Status
        )
        {
            Title = all.When.ToString(),
            Errors = [.. errors.Take(MaxErrors)],
        };
}

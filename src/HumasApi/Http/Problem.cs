using System.Text.Json.Serialization;
using HumasApi.Domain;

namespace HumasApi.Http;

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
internal sealed class Problem(int status, string code, string title, string detail) : Exception(detail)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>Name of a kind of problem that is registered elsewhere; null: urn:humas:problem: and the code.</summary>
    public string? Type { get; init; }
    public string Title { get; } = title;
    public string Detail { get; } = detail;
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Members beside the standard ones: <c>existing</c>, <c>current</c>, <c>gone</c>, …</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>400: the request cannot be understood. Its code is that of its errors when they agree.</summary>
    public static Problem Malformed(params IReadOnlyList<ProblemError> errors) =>
        new(
            StatusCodes.Status400BadRequest,
            CommonCode(errors, "malformed-request"),
            Text.Of("The request cannot be understood.", "Permintaan tidak dapat dipahami."),
            Sentence(errors)
        )
        {
            Errors = errors,
        };

    /// <summary>Most errors in one response: enough for a form, and no way to make the service write megabytes.</summary>
    public const int MaxErrors = 100;

    /// <summary>422: well-formed, but not valid. Its code is that of its errors when they agree.</summary>
    public static Problem Invalid(params IReadOnlyList<ProblemError> errors) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            CommonCode(errors, "validation-failed"),
            Text.Of("The content is not valid.", "Isi permintaan tidak valid."),
            Sentence(errors)
        )
        {
            Errors = [.. errors.Take(MaxErrors)],
        };

    public static Problem NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, "not-found", Text.Of("Not found.", "Tidak ditemukan."), detail);

    public static Problem Conflict(string code, string detail, IReadOnlyDictionary<string, object?>? members = null) =>
        new(
            StatusCodes.Status409Conflict,
            code,
            Text.Of("This conflicts with the present state.", "Bertentangan dengan keadaan saat ini."),
            detail
        )
        {
            Members = members ?? new Dictionary<string, object?>(),
        };

    private static string CommonCode(IReadOnlyList<ProblemError> errors, string otherwise) =>
        errors.Select(error => error.Code).Distinct().Take(2).ToArray() is [var only] ? only : otherwise;

    private static string Sentence(IReadOnlyList<ProblemError> errors) =>
        errors.Count == 1
            ? errors[0].Message
            : Text.Of($"There are {errors.Count} errors; see errors.", $"Ada {errors.Count} hal yang salah; lihat errors.");
}

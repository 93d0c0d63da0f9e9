using System.Globalization;

namespace HumasApi.Contract;

/// <summary>A sentence in the two languages of problems.</summary>
internal sealed record Sentence(string English, string Indonesian)
{
    /// <summary>The sentence in the language of the current request.</summary>
    public override string ToString() => Of(English, Indonesian);

    /// <summary>The sentence in the language of the current request (Accept-Language): Indonesian or English.</summary>
    public static string Of(string english, string indonesian) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "id" ? indonesian : english;
}

/// <summary>
/// A kind of problem, described once: the responses, the OpenAPI documents and the page /docs/problems take it from
/// <see cref="Problems"/>.
/// </summary>
/// <param name="Code">Stable kebab-case name that clients may test.</param>
/// <param name="Status">Status of the response; for an error in <c>errors</c> of the response that carries it.</param>
/// <param name="When">When it happens. The title of the response.</param>
/// <param name="Fix">How to fix it. The detail of the response, where the case has nothing more precise to say.</param>
internal sealed record ProblemCode(string Code, int Status, Sentence When, Sentence Fix)
{
    /// <summary>A second status under which the same mistake is reported; for example 400 in a query and 422 in a body.</summary>
    public int? OtherStatus { get; init; }

    /// <summary>Every status that responses with this code have.</summary>
    public IEnumerable<int> Statuses => OtherStatus is { } other ? [Status, other] : [Status];

    /// <summary>When it happens and how to fix it.</summary>
    public string Message => $"{When} {Fix}";

    /// <summary>The error at a place of the request body (JSON Pointer).</summary>
    public ProblemError At(string pointer, string? message = null) => new(Code, message ?? Message, Pointer: pointer);

    /// <summary>The error of a query or path parameter.</summary>
    public ProblemError InParameter(string name, string? message = null) => new(Code, message ?? Message, Parameter: name);

    /// <summary>The error of a request header.</summary>
    public ProblemError InHeader(string name, string? message = null) => new(Code, message ?? Message, Header: name);

    public override string ToString() => Code;
}

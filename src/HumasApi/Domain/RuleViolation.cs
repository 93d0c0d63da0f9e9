namespace HumasApi.Domain;

/// <summary>An act that the state of a record does not allow: 409 with <see cref="Code"/>.</summary>
internal sealed class RuleViolation(string code, string message) : Exception(message)
{
    /// <summary>Stable kebab-case code that clients may test.</summary>
    public string Code { get; } = code;
}

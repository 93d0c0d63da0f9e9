namespace HumasApi.Postgres;

/// <summary>
/// The private PostgreSQL cannot be used. The message is written for an operator: what is wrong and what to do; it is
/// shown alone, without a stack trace.
/// </summary>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>True when another running instance holds the data folder.</summary>
    public bool IsHeldByAnother { get; init; }
}

namespace HumasApi.Domain;

/// <summary>The answer to a POST with an Idempotency-Key, kept for 24 hours in the transaction of the act itself.</summary>
internal sealed class IdempotentAnswer
{
    public const int KeyMaxLength = 200;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Identity of the caller: two callers may use the same key.</summary>
    public required string Principal { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is a mistake of the client.</summary>
    public required byte[] RequestHash { get; init; }
    public int Status { get; init; }
    public string? Location { get; init; }
    public string? ETag { get; init; }
    public string? ContentType { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same without what was said, for answers that must not be stored.</summary>
    /// <param name="status">What to note instead of the status.</param>
    public IdempotentAnswer WithoutBody(int status) => new() { Principal = Principal, Key = Key, RequestHash = RequestHash, Status = status, Location = Location, ETag = ETag, Body = [], CreatedAt = CreatedAt };
}

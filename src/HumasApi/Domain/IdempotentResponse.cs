namespace HumasApi.Domain;

/// <summary>The response to a POST with an Idempotency-Key, stored for 24 hours in the same transaction.</summary>
internal sealed class IdempotentResponse
{
    public const int KeyMaxLength = 200;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Identity of the caller: two callers may use the same key.</summary>
    public required string Principal { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is a client error.</summary>
    public required byte[] RequestHash { get; init; }
    public int Status { get; init; }
    public string? Location { get; init; }
    public string? ETag { get; init; }
    public string? ContentType { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same without the body, for responses that must not be stored.</summary>
    /// <param name="status">What to note instead of the status.</param>
    public IdempotentResponse WithoutBody(int status) =>
        new()
        {
            Principal = Principal,
            Key = Key,
            RequestHash = RequestHash,
            Status = status,
            Location = Location,
            ETag = ETag,
            Body = [],
            CreatedAt = CreatedAt,
        };
}

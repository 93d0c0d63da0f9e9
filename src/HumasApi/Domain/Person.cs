namespace HumasApi.Domain;

/// <summary>
/// Someone who has signed in with an OpenID provider: kept so that a draft can be assigned to them. What they may do stands in
/// their token.
/// </summary>
internal sealed class Person
{
    /// <summary>Made of issuer and subject.</summary>
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Where their inbox is mailed to, as the provider says; null: nowhere.</summary>
    public string? Email { get; init; }

    /// <summary>When they last signed in, to the hour.</summary>
    public required DateTimeOffset SeenAt { get; init; }
}

using System.Text.Json.Serialization;

namespace HumasApi.Domain;

/// <summary>Who asked for work that is done when the request is over, an import or a schedule: it is done with these rights.</summary>
/// <param name="Act">The act that asked for it, for the audit trail.</param>
/// <param name="KeyId">The key, read again in each transaction; null for a person or the key of the settings.</param>
/// <param name="Grants">What it was granted; of a key what it was granted then.</param>
internal sealed record Requester(Act Act, Guid? KeyId, IReadOnlyList<Grant> Grants)
{
    [JsonIgnore]
    public Actor Actor => Act.Actor;

    /// <summary>The same without a name, an address and a program.</summary>
    public Requester Erased() =>
        this with
        {
            Act = Act with { Actor = new Actor(Actor.Id, ""), Address = null, UserAgent = null, Reason = null },
        };
}

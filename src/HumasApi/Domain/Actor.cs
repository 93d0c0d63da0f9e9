namespace HumasApi.Domain;

/// <summary>Who did something: the key or person, and the name it had then.</summary>
/// <param name="Id">Identity of the key or person; null for the key that the settings give.</param>
/// <param name="Name">Readable name, kept as it was at the time.</param>
internal sealed record Actor(Guid? Id, string Name)
{
    /// <summary>Whether both are the same principal, whatever it was called.</summary>
    public bool IsSameAs(Actor other) => Id is null && other.Id is null ? Name == other.Name : Id == other.Id;
}

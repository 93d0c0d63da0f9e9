namespace HumasApi.Domain;

/// <summary>Who did something: the key (or later the person), and the name it had then.</summary>
/// <param name="Id">Identity of the key; null for the key that the settings give.</param>
/// <param name="Name">Readable name, kept as it was at the time.</param>
internal sealed record Actor(Guid? Id, string Name);

using HumasApi.Domain;

namespace HumasApi.Access;

/// <summary>Who did something.</summary>
/// <param name="Id">Identity of the key or person; null for the key of the settings and for the service itself.</param>
/// <param name="Name">Readable name at the time.</param>
internal sealed record ActorRef(Guid? Id, string Name)
{
    public static ActorRef From(Actor actor) => new(actor.Id, actor.Name);
}

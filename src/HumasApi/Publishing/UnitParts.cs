namespace HumasApi.Publishing;

/// <summary>Where a unit works.</summary>
/// <param name="Code">Code of the region.</param>
/// <param name="Name">Name of the region.</param>
internal sealed record Region(string? Code, string? Name)
{
    public static Region? From(string? code, string? name) => code is null && name is null ? null : new Region(code, name);
}

/// <summary>How the public reaches a unit.</summary>
/// <param name="Address">Postal address.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Whatsapp">WhatsApp number.</param>
/// <param name="Email">E-mail address.</param>
internal sealed record Contact(string? Address, string? Phone, string? Whatsapp, string? Email)
{
    public static Contact? From(string? address, string? phone, string? whatsapp, string? email) =>
        address is null && phone is null && whatsapp is null && email is null ? null : new Contact(address, phone, whatsapp, email);
}

namespace HumasApi.Demo;

/// <summary>Subjects that belong to a day of the year; their stories are told on that day. Movable feasts are not used as subjects.</summary>
internal static class DemoAnniversaries
{
    private static readonly Dictionary<string, (int Month, int Day)> BySubject = new()
    {
        ["Hari Kartini"] = (4, 21),
        ["Hari Bhakti Pemasyarakatan"] = (4, 27),
        ["Hari Kebangkitan Nasional"] = (5, 20),
        ["Hari Lahir Pancasila"] = (6, 1),
        ["Hari Donor Darah"] = (6, 14),
        ["Hari Kemerdekaan"] = (8, 17),
        ["hari ulang tahun kemerdekaan"] = (8, 17),
        ["umum kemerdekaan"] = (8, 17),
        ["Hari Kesaktian Pancasila"] = (10, 1),
        ["Hari Sumpah Pemuda"] = (10, 28),
        ["Hari Dharma Karya Dhika"] = (10, 30),
        ["Hari Pahlawan"] = (11, 10),
        ["Hari Kesehatan Nasional"] = (11, 12),
        ["Hari Bela Negara"] = (12, 19),
        ["Hari Ibu"] = (12, 22),
        ["Natal"] = (12, 25),
        ["khusus Natal"] = (12, 25),
    };

    public static (int Month, int Day)? Of(DemoTemplate subject) => BySubject.TryGetValue(subject.Source, out var date) ? date : null;
}

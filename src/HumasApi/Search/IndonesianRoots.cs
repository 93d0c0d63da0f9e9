using System.Collections.Frozen;

namespace HumasApi.Search;

/// <summary>
/// Roots that a newsroom writes, and words that look as if they had affixes and have none (penjara, sekolah, menteri). Written for this
/// product from general knowledge of the language, not taken from a dictionary. What is missing here is stemmed by rules
/// (<see cref="RootGuess"/>), so a new word is needed only where they go wrong.
/// </summary>
internal static class IndonesianRoots
{
    // Words that are their own key.
    private const string Plain = """
        abad abadi abai abdi abrik abu acak acara aci acu ada adab adalah adaptasi adat adik adil adu aduk afrika agak agama agar agenda
        agresi agung agustus ahli aib air ajaib ajak ajal ajar aju akad akal akan akar akhir akhirat akhlak akibat akrab aksara aksi akta
        aktif aku akurat alam alamat alas alasan alat alergi alias alih alim alir alis alkitab alun alur amal aman amanah amanat amat
        ambang ambil ambisi amerika ampuh ampun amuk anak analisis ancam andai andal andil aneh aneka angan anggap anggar anggota angin
        angka angkasa angkat angkut angsur aniaya anjur antar antara anti antisipasi antre antri antusias anugerah anut apa api apik apit
        apotek april arab arah arak aral arang arif arsip arti artikel arus arwah asa asah asal asap asas asasi asia asih asimilasi asing
        asli asrama asuh asumsi asuransi atas atur aula australia awak awal awam awan awas awet ayah ayam ayat ayun azab azan bab babak
        babat baca badai badan bagai bagaimana bagi bagus bahagia bahan bahas bahasa bahaya bahkan bahu bahwa baik bait baja bajak baju
        bak bakal bakar bakat bakti baku balai balap balas balik balita balok balut ban bandar banding bandit bandung bangga bangkai
        bangkit bangkrut bangku bangsa bangsawan bangun banjir bank bantah bantai bantal banting bantu banyak bapa bapak barang barangkali
        barat baring baris baru basah basi basmi bata batak batal batang batas batik batin batu batuk bau baur bawa bawah bawang baya
        bayam bayang bayar bayi bea beban bebas bebastugas beda bedah begitu bekal bekas bekasi beku bela belah belai belaka belakang
        belalai belanda belanga belanja belas beleid belenggu beli belia beliau beliung belok beludru belukar belum belut benah benak
        benalu benam benar bencana benci benda bendahara bendera bendung bengal bengis bengkak bengkel bengkulu benih bening bentak
        bentang benteng bentrok bentuk bentur benua beranda berandal berang berangkat berangus berani berantas beras berat beres berhala
        beri berita beritahu berkah berkas berlian bersih bersin bersit besar besi besok bestari besuk betah betapa betawi betina betis
        beton betul biadab biak biang biar biara biasa biaya bibir bibit bicara bidan bidang bidik bijak biji bijih biksu bilang biliar
        bilik bimbang bimbing bina binatang bincang bingkai bingkis bingung bintang binti bioskop biro birokrasi bisa bisik bising bisnis
        bisu bius bobot bocah bocor bodoh bogor bohong bola boleh bolos bom bongkar bonus borgol boros bosan botol buah buai bual buang
        buat buaya bubar bubuh bubur budak budaya budayawan budi bugar bui bujang bujuk buka bukan bukit bukti buku bulan bulat bulu bumi
        bunga bungkam bungkus buntu bunuh bunyi bupati buram bursa buru buruh buruk burung busana busuk busung buta butir butuh cabai
        cabang cabul cabut cacat caci cadang cagar cahaya cair cakap cakup calo calon campur canang candi candu canggih cangkul cantik
        cantum cap capai cara cari cat catat catur cebur cedera cegah cegat cek cekal cekik celah celaka celana cemar cemas cemburu
        cendekia cenderung cepat cerah cerai ceramah cerdas cerdik cerita cermat cermin cerna cerpen cetak cicil cinta cipta ciri cita
        citra ciut coba coblos cocok contoh copot corak coret cuaca cuci cukai cukup cukur cuma curah curang curi curiga cuti dada dadak
        daerah daftar dagang daging dahulu daki dakwa dakwah dalam dalang dalih dalil damai dampak damping dan dana dandan dapat dapur
        dara darah darat dari daring darurat dasar data datang datar daun daur daya debat debit debu dekan dekat delapan delegasi delik
        demam demi demikian demo demokrasi denah denda dendam dengan dengar dengki denpasar denyut depak depan deposito derajat deras
        derita dermaga dermawan desa desah desain desak desember detail detik dewa dewan dewasa dia diabetes diagnosa diagnosis diagram
        dialek dialog diam dian diaspora didik diet difabel difusi digital digitalisasi diksi diktator dikte dilema dimensi dinamika
        dinamit dinas dinasti dinding dingin dini diploma diplomasi diplomat direksi direktorat direktur dirham diri dirigen dirjen
        dirjenpas disabilitas disertasi disinformasi disiplin disket disko diskon diskotek diskriminasi diskusi dislokasi dispensasi
        dispenser disposisi distribusi distributor distrik dit ditjen ditjenpas diversi diversifikasi divestasi dividen divisi doa dokter
        dokumen dokumentasi domba dompet dongeng donor dorong dosa dosen dua duduk duga duit duka dukacita dukun dukung dulu dunia durasi
        durhaka duri dusta dusun duta ecer edar edisi edukasi efek efektif egois eja ejek ekonomi ekor eksekusi ekspor ekstra elak
        elektronik elit elok emas emban embun emosi empat empuk enak enam encer endap energi enggan engkau entah entas enteng erat eropa
        erti esa esok etika evaluasi fajar fakta fakultas famili fasilitasi februari figur filipina fitnah formal fungsi gabung gadai
        gadis gaduh gagah gagal gagas gaib gajah gaji galak galang gali gambar gampang ganas ganda gandeng gandum ganggu ganjal ganjar
        ganjil ganteng ganti gantung garam garansi garap garis garuda gas gatal gaul gaun gaung gawai gawat gaya gebrak gedung gelang
        gelanggang gelap gelar geledah geletak geli gelincir gelisah gelombang gelora gemar gembala gembira gempa gempur gemuk genap
        gencar gendong generasi genggam gengsi genre gentar gerai gerak geram gerbang gereja gerilya gesek geser getar giat gigi gigit
        gila gilas giling gilir gitar gizi goda godam golong goreng gores gosok gotong goyang gratifikasi gratis gua gubernur gudang gugat
        gugup gugur gugus gula gulat guling gulir gulung gumpal guna gunting gunung gurau gurita guru gusur habis hadap hadiah hadir hafal
        haid hajar hajat haji hak hakim hal halal halaman halang halus hamba hambat hamil hampa hampir hancur handal hangat hangus hantam
        hantar hantu hanya hanyut hapus haram harap harga hari harimau harkat harmoni harmonisasi harta hartawan haru harum harus hasil
        hasrat hasut hati haus hawa hebat heboh hela helai hemat hendak hening henti heran hewan hias hibah hibur hidang hidung hidup
        hijau hikmah hilang hilir himpit himpun hina hindar hindu hingga hinggap hirarki hirau hirup hitam hitung hobi homat honor hormat
        hotel hubung hujan hujat hukum humas huni huru huruf hutan hutang ialah ibadah ibarat iblis ibu ide identitas idul ijazah ikan
        ikat ikhlas ikhtiar iklan iklim ikrar ikut ikutserta ilegal ilham ilmu ilmuwan imam iman imbal imbang imbas imbau imigrasi imlek
        impas impi impor inap indah indonesia induk industri infeksi informasi ingat inggris ingin ingkar ini insan insiden insinyur
        inspeksi instansi intai integrasi intel interaksi inti intim investasi irak irama iran iring iris ironi isak isap isi islam
        isolasi israel istana isteri istighfar istilah istimewa istirahat istri isu isyarat italia itik itu izin jabar jabat jadi jadwal
        jaga jagat jago jagung jahat jahit jaja jajah jajak jajan jajar jakarta jaksa jalan jalar jalin jalur jam jamaah jamak jaman
        jambret jamin jamu jamur janda jangan jangka jangkau janin janji jantan jantung januari jarak jarang jari jaring jarum jasa jasad
        jasmani jatah jati jatuh jauh jawa jawab jaya jebak jebol jejak jejaring jelajah jelang jelas jelek jelma jemaat jembatan jemput
        jemu jemur jenazah jenderal jenguk jenis jenjang jenuh jepang jepit jerat jerit jerman jernih jeruji jeruk jika jilat jilid jimat
        jinak jiwa jodoh joget jorok jual juang juara judi judul juga jujur julang juli juluk jumat jumlah jumpa juni jurang juri jurnal
        jurus jurusan justru juta kabapas kabar kabel kabid kabinet kabul kabupaten kabur kabut kaca kacang kacau kadar kader kafir kaget
        kagum kail kain kait kaji kakak kakanwil kakek kaki kaku kala kalah kalang kalapas kalau kalbu kaldera kali kalian kalimat kalung
        kamar kambing kami kamis kampanye kampung kampus kamu kan kanak kanan kandang kandas kandidat kandung kanker kantin kantong kantor
        kantuk kanwil kapak kapal kapan kapas kapasitas kapital kapolres kapolri kapuk kapur karang karantina karat karate karcis karena
        karet karib karier karikatur karir kartu karung karunia karutan karya karyawan kasar kasasi kasat kasi kasih kasihan kasir kasta
        kasubag kasubbag kasur kasus kata katalog kategori katolik katup kaum kawal kawan kawasan kawat kawin kaya kayu kebal kebaya
        kebiri kebumen kebun kebut kecam kecamatan kecambah kecap kecewa kecil kecoh kecuali kedai kedelai kedip kediri kejaksaan kejam
        kejang kejar kejari kejati kejora keju kejut kekal kekang kekasih kelab kelak kelakar kelambu kelamin kelapa kelas kelasi kelereng
        keliling kelinci keliru kelola kelompok kelontong keluar keluarga keluh kelurahan kemah kemarau kemarin kemas kemayoran kembali
        kembang kembar kembara kemeja kemenag kemenham kemenimipas kemenkes kemenkum kemenkumham kemensos kemiri kemudi kemudian kena
        kenal kenan kenang kenari kencan kencang kencing kencur kendala kendali kendara kendi kental kentang kentara kentut kenyang kepada
        kepala kepalan keping kepiting kepung kera kerabat kerah keramat keramik keran keranda keranjang kerap keras kerbau kerdil kereta
        kerikil kerinci kering keringat keris kerja kernet keroncong keropos keroyok kertas kerucut kerudung keruh keruk kerut kesal kesan
        kesatria kesumat ketan ketapel ketat ketawa ketik ketika ketimbang ketua ketuk ketumbar ketupat kewalahan kewarganegaraan khalayak
        khas khasiat khatam khawatir khianat khidmat khilaf khotbah khusus khusyuk kian kias kibar kikir kikis kilang kilas kilat kilau
        kilo kini kipas kiprah kira kiri kirim kisah kisar kita kitab klaim klarifikasi klasik klien klinik kobar kocok kode kodok koki
        kokoh kolam koleksi kolong komandan komando komentar komisi komite komitmen kompak kompas kompetensi komponen kompor komunikasi
        komunitas kondisi koneksi konfirmasi konflik kongres konon konsep konser konsul konsultasi kontak kontrak kontrol konvensi
        koordinasi koper koperasi kopi koran korban korea korek koreksi korupsi kosong kota kotak kotor koyak kreasi kredit kriminal
        krisis kristen kritik kuah kuak kual kuala kualat kuali kualitas kuasa kuat kubu kubur kucing kuda kue kuil kuis kuku kuliah
        kuliner kulit kulkas kuman kumpul kumuh kunci kuning kunjung kuno kupas kuping kupon kurang kuras kurasi kurban kurs kursi kursus
        kurun kurung kurus kusam kusut kutip kutub kutuk laba label labrak labuh lacak laci lacur lada ladang laden lafal laga lagi lagu
        lahan lahap lahir lain lajang laju lajur laki lakon laksana laku lalai lalu lama lamar lambai lambang lambat lampau lampir lampu
        lampung lancang lancar lancong landa landai landas langgan langgar langit langka langkah langsung lanjut lantai lantar lantas
        lantik lantun lapang lapar lapas lapis lapor larang laras lari larut las lasykar latar latih lauk laut lawan lawat layak layan
        layang layar layu lazim lebah lebar lebaran lebat lebih lebur lecet lecut ledak ledek lega legislatif lekas lekat lelah lelang
        lelap leluasa leluhur lemah lemak lemari lemas lembab lembaga lembah lembar lembur lembut lempar lengah lengan lengkap lengket
        lengser lenyap lepas lereng lestari letak letih letus lewat liar libat libur licik licin lidah lihai lihat lilin lilit lima limbah
        limpah lincah lindung lingkar lingkup linglung lintah lintang lintas lipat liput lirik lisan lisensi listrik literasi lobi logam
        logika lokal lokasi lolos lomba lompat loncat longgar longsor lonjak lontar lorong loyal lpas lpka luang luap luar luas luber lucu
        ludah lugas luhur luka lukis luluh lulus lumat lumayan lumba lumpuh lumpur lumrah lunak lunas luncur luntur lupa luput lurah lurus
        lusa lusuh luyu maaf mabuk macam macan macet madani madrasah madu mafia magang magrib mahal mahasiswa mahir mahkamah mahkota main
        majalah maju maka makalah makam makan maki makin maklum makmur makna maksiat maksimal maksud maksum malah malaikat malam malang
        malas malaysia malu mama mampir mampu mana manado mandat mandi mandiri mandor manfaat mangga mangkir mangkuk mangsa manis manja
        manjur mantan mantap manusia marah marak maret mars martabat marwah masa masak masalah masih masing masjid massa masuk masyarakat
        masyhur mata matahari matang materi mati mau maupun mawar mayat mayor mayoritas mazhab medali medan media mediasi mediator medis
        meditasi megah mei meja mekanik mekanisme mekar melarat melati melayu melek melodi memang memar membran memo memorandum memori
        menang menantu menara mendiang mendung mengapa menit menstruasi mentah mental mentalitas mentari mentega menteri mentor menu
        menyan merah merak merana merdeka merdu merek mereka meriah meriam merica merinding merk merpati merupakan mesin mesir mesiu
        mesjid meski mesra mesti mestika mesum metabolisme metafora metal meteor meter meterai metode metro metropolitan mewah migrasi
        mikrofon milik militer mimbar mimpi minat minggu minim minoritas minta minum minyak miring mirip misal misi miskin misteri mitos
        mitra modal model moderat mogok mohon monitor monyet moral mortir mosi motivasi motor muak mual mualaf muara muat muda mudah mudik
        mufakat mujahid mujarab muka mukim mukjizat mula mulia muluk mulus mulut munafik muncul mundur mungil mungkin mungkir muntah murah
        murid murka murni murung musala musibah musik musim muslim musnah musuh musyawarah mutakhir mutasi mutiara mutlak mutu nabi nada
        nadi nafas nafkah nafsu naga nahas naik najis nakal nalar nama namun nanti napas napi napiter narapidana narkoba narkotika nasabah
        nasi nasib nasihat nasional naskah natal naungan navigasi nazar negara negarawan negeri nego nekat nelayan nenek neraca neraka
        netral niaga niat nikah nikmat nilai nina niscaya nista noda nomor normal nota novel november nuansa nurani nusa nusakambangan
        nusantara nyala nyali nyaman nyamuk nyanyi nyaring nyaris nyata nyawa nyepi nyeri nyonya obat objek obrak obral obrol obyek oknum
        oktober olah olahraga olahragawan oleh oles olok ombak ombudsman omong ompong ongkos opini opsi optimal orang orasi organ
        organisasi orientasi otak otonom otoritas otot oven oyong pabean pabrik pacar pacu pada padahal padam padang padat padi padu
        paduka pagar pagi paha pahala paham pahat pahit pahlawan pajak pajang pakai pakan pakar paket paksa paku palang palembang
        palestina paling palsu palu paman pamer pamit pamong panah panas pancar pancasila panci pancing pancung pandai pandang pandu panel
        panen pangan pangeran panggang panggil panggul panggung pangkal pangkas pangkat panglima panik panitia panjang panjat pantai
        pantang pantas pantau panti pantul pantun papa papan papar para parah paralel paras pariwisata parkir parlemen partai partisipasi
        paruh pas pasal pasang pasar pasien pasir pasok paspor pasrah pasti pasukan pasung patah paten pati patok patroli patuh patung
        patut paut pawai paya payah payung pecah pecat pecel pedal pedang pedas pedih pedoman peduli pegang pegawai peka pekalongan pekan
        pekanbaru pekat pekik pel pelan pelana pelanduk pelangi pelatuk pelihara pelik pelita pelopor pelosok peluang peluh peluk pelumas
        peluru pemalang pemasyarakatan pematang pemilu pena penajam penalti penat pencak pencil pendam pendapa pendek pendekar pendeta
        penetrasi pengantin pengaruh penggal pening penisilin penjara pensiun pentas penting penuh penyair penyap penyu pepatah pepaya
        perabot perah perahu perak peran perang perangai perangkap perangkat peranti peras perawan percaya percik percuma perdana perdata
        perempuan performa pergi pergok perhati peri peribahasa perigi perihal periksa peringkat perintah periode perisai peristiwa
        perkara perkasa perkosa perlahan perlente perlu permadani permai permaisuri permanen permata permisi pernah pernik peroleh peron
        persada persen persepsi persero perseroan persis personel personil perspektif persuasi pertama pertamina pertiwi perut perwira
        pesan pesantren pesat pesawat pesero pesimis pesing pesisir peson pesona pesta peta petai petak petang petasan peti petik petir
        petuah piagam piala piara picik picu pidana pidato pihak pijak pijar pijat pikat piket pikir pikul pilah pilar pilih pilkada pilu
        pimpin pinang pindah pindai pinggang pinggir pingsan pinjam pintar pintas pintu pipa pipi pipis pirang piring pisah pisang pisau
        pistol piutang plastik plin pohon pojok pokok pola polemik polisi politik polres polri polsek pompa pondok pontianak popok populer
        porak pori poros porsi pos posisi positif potensi potong potret prajurit praktek praktik pramuka prancis presiden prestasi pribadi
        prihatin prinsip prioritas produk produksi profesi program promosi proses protes proyek puak puas puasa publik pucat pucuk pudar
        puing puisi puja pujangga puji pukat pukau pukul pula pulang pulau pulih puluh punah puncak punggung pungut punya pupuk pura purba
        purnama purwokerto pusaka pusar pusat pusing puskesmas pustaka pustakawan putar putih puting putra putri putus racik racun raga
        ragam ragu rahasia rahim rahmat raih raja rajin rajut rakit rakus rakyat ralat ramadan ramah ramai ramal rambah rambu rambut
        rampas ramping rampok rampung rancang rancu randa randu rangka rangkai rangkak rangkap rangkul rangkum rangsang ranjang ranjau
        ransel rantai rantau ranting rapat rapi rapor rapuh ras rasa rasio rasionalisasi rasul rata ratap ratu ratus raup raut rawa rawan
        rawat raya rayap rayu razia reaksi realisasi rebah rebus rebut recok reda redam redup regang regu rehat rekam rekan rekat rekayasa
        rekening rekor rektor rektorat rela relasi relawan rem remaja rembuk remeh remisi rempah renang rencana rendah rendam rengek
        renggang renggut renovasi rentan rentang renung repot reputasi resah resap resensi resep resepsi reses resi residivis resmi resort
        respon restu retak retas revisi revolusi rezeki rezim riam rias riau ribu ribut ricuh rida rilis rimba rimbun rinci rindu ringan
        ringkas ringkuk ringkus rintang rintih rintis risau riset risiko ritual riuh riwayat robek roboh roda rohani rohaniwan rokok roman
        rombak rombong rontok rosot rotasi roti ruang ruap rudal rugi rujuk rukun rumah rumahtangga rumit rumor rumpun rumput rumus
        runcing runding rundung runtuh rupa rupbasan rupiah rusa rusak rusia rusuh rusun rutan rute rutin saat saban sabar sabit sablon
        sabtu sabu sabun sabung sadap sadar sah sahabat sahaja saham sahur saing saja sajak saji sakit sakral saksi sakti saku salah
        salahpaham salat saldo saleh salib salin saling salon salur salut sama samar sambang sambar sambil sambung sambut sampah sampai
        sampel samping sampul samudra sana sandal sandang sandar sandera sandi sanding sandiwara sangat sanggah sanggar sanggup sangka
        sangkal sangkar sangkut sangsi sanksi santai santan santap santri santun sapa sapi sapu saput saran sarana sarang sarapan sarat
        sari saring sarjana sarung sasar sastra satelit satpam satria satu saudagar saudara sawah sawi sawit sayang sayap sayat sayur
        sebab sebar sebarluas sebelas sebentar seberang sebut sedan sedang sedap sedekah sederhana sedia sedih sedikit sedimen sedot
        segala segan segar segel segera segi segitiga segmen sehat sejahtera sejak sejarah sejarawan sejati sejuk sekadar sekaligus sekap
        sekarang sekat sekayu sekitar sekolah sekongkol sekop sekretariat sekretaris seksama seksi seksual sekte sektor sekuler sekuritas
        sekutu sel sela selada selai selalu selam selamat selancar selang selaput selasa selat selatan selebriti seledri seleksi selendang
        selenggara selera selesai seleweng selidik selimut selinap seling selip selisih selokan selongsong selubung selundup seluruh
        selusur semai semak semangat semangka semarak semarang semat semayam sembah sembahyang sembako sembarang sembelih sembilan
        semboyan sembuh sembunyi sembur semen semenanjung sementara semesta semester semi seminar semoga sempat sempit semprong semprot
        sempurna semua semut sen sena senam senandung senang senantiasa senapan senat senator sendat sendi sendiri sendok sengaja sengat
        sengit sengketa sengsara seni seniman senin senior senja senjakala senjang senjata sensor sensus sentak sentil sentimen sentosa
        sentral sentuh senyap senyum sepak sepakat separatis sepatu sepeda sepele seperti sepi september seragam serah serakah serakan
        serambi serang serangga serap serasi serbu serbuk seremoni serempak serentak seret sergap serial seriawan serigala serikat serimpi
        sering serius serpih sersan serta sertifikasi sertifikat seru serum serunai serut servis sesak sesal sesat sesi sesuai sesuatu
        sesumbar setan setara setia setir setop setor setrika setuju sewa sewot sia siaga sial siang siap siapa siar siasat sibak sibuk
        sidang sidik sifat sigap sihir sikap sikat siksa siku silakan silam silang silat silaturahmi silau silih silsilah simak simbol
        simpan simpang simpati simpuh simpul simulasi sinar sindir sinergi singa singapura singgah singgung singkap singkat singkir
        singkong sini sinis sinyal sipil siram sirih sirna sisa sisi sisih sisik sisip sisir sistem siswa sita situ situasi situs skala
        skor soal sobat sobek sodor sogok sokong solar solat solid solusi sombong sopan sopir sorak sore sorot sosial sosialisasi sosok
        spanduk spanyol spesial stabil stadion standar stasiun status strategi struktur suami suap suara suasana subsidi subuh subur suci
        sudah sudi sudut suguh suhu suit suka sukacita sukar sukarela sukses suku sulam sulap suling sulit suluh sulung sulut sumbang
        sumbat sumber sumbu sumpah sumur sunat sungai sungguh sungkan sunting sunyi supaya supir suplai surabaya surakarta suram surat
        surga suri suriah suruh surut survei susah susu susul susun susut sutra sutradara swadaya swasta syahid syair syarat syariat
        syukur taat tabah tabrak tabu tabung tabur tadi tagih tahan tahanan tahap tahta tahu tahun tajam taji tajuk takar takbir takdir
        takhta takjub taklid taklim takluk taktik takut takwa talak tali taluk tamak taman tamasya tamat tambah tambak tambal tambang
        tampak tampan tampar tampil tamping tampung tamu tanah tanam tanda tandang tandas tandatangan tanding tandu tangan tangerang
        tangga tanggal tanggap tangguh tanggul tanggulang tanggung tanggungjawab tangis tangkai tangkal tangkap tangkas tangkis tani tanpa
        tantang tanya tapak taraf target tari tarik taring taruh taruna tarung tas tata tatap tatatertib tato tawa tawan tawar tayang
        tebak tebal tebar tebas tebing tebus tegak tegal tegang tegas teguh tegur tekad tekan teknik teknologi tekstil tekuk tekun teladan
        telaga telah telan telanjang telanjur telantar telapak teledor telepon telinga teliti teluk telur telusur tema teman tembaga
        tembak tembakau tembikar tembok tembus tempa tempat tempayan tempe tempel temperatur tempo tempuh tempur tempurung temu tenaga
        tenang tenda tendang tengah tenggara tenggat tenggelam tengkar tengkorak tenis tentang tentara tenteram tentram tentu tenun teori
        tepat tepi tepis tepuk tepung terali terampil terang terap terapi terapis teras teratai terbang terbit terdakwa teriak terigu
        terik terima teritorial terjal terjang terjemah terjun terka terminal terminologi termometer termos ternak ternate terompet
        teropong teror terowong terpal terpidana tersangka tertib terumbu terus tes tetangga tetap tetapi tetas tetek tetes tetua tewas
        thailand tiang tiap tiba tidak tidur tifus tiga tikai tikam tikar tiket tikung tikus tim timah timba timbang timbul timbun timpa
        timpang timur tindak tindaklanjut tindas tindih tinggal tinggi tingkah tingkat tinjau tinju tinta tipe tipis tipu tiram tirani
        tiri tirta tiru titah titik titip tiup toko tokoh tolak toleh toleran toleransi tolok tolong tombak tombol tonggak tongkat tonjol
        tonton topang topeng topi toreh tradisi tragedi transaksi transmigrasi transparan trauma truk tua tuai tuan tuang tubi tubuh
        tuding tuduh tugas tugu tuhan tuju tukang tukar tulang tular tuli tulis tulus tumbal tumbang tumbuh tumpah tumpang tumpas tumpu
        tumpuk tumpul tuna tunai tunas tunda tunduk tunggak tunggal tunggang tunggu tungku tunjang tunjuk tuntas tuntun tuntut turis turki
        turnamen turun turut tusuk tutor tutup tutur uang uap ubah uban ubi ucap udang udara ufuk ujar uji ujung ukir ukur ulah ulama
        ulang ular ulas ulat ulet ulur umat umbi umpama umpan umpat umrah umum umur undang undi unduh undur unggah unggas unggul ungkap
        ungkit ungsi unik unit universitas unjuk unsur untai untuk untung upacara upah upaya urai urap urat urus urut usah usaha usai usap
        usia usik usir usul usung usut utama utang utara utas utuh utus vaksin verifikasi versi veteran video vietnam visi visum vonis
        wabah wacana wadah wahana wahyu wajah wajar wajib wakaf wakil waktu walau wali walikota wangi wanita warga warganegara waris warna
        warta wartawan warung wasiat wasit waspada wawancara wawas wayang wbp wenang wewenang wibawa wilayah wira wiraswasta wirausaha
        wisata wisma wisuda wudu wujud yakin yakni yang yatim yayasan yuridis zakat zalim zaman zat ziarah zina zona
        """;

    // Forms and the root that affixes do not lead to.
    private const string Irregular = """
        belajar=ajar berasa=rasa himbau=imbau keretakan=retak ketahanan=tahan memadu=padu mengarang=karang mengawal=kawal mengemas=kemas
        menyaring=saring merubah=ubah nonton=tonton pelajar=ajar pelebaran=lebar pemadu=padu pemasukan=masuk
        penahanan=tahan pengarang=karang pengawal=kawal pengawasan=awas pengemas=kemas penggali=gali penyaring=saring peragaan=raga
        peramal=ramal perapi=rapi perasa=rasa peribadi=pribadi perilaku=laku perombak=rombak pertahanan=tahan petanya=peta rubah=ubah
        sekalian=kali setapak=tapak terasa=rasa tiada=ada
        """;

    private static readonly FrozenDictionary<string, string> Keys = Read();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Keys.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>All words of the list and their keys.</summary>
    public static IReadOnlyDictionary<string, string> All => Keys;

    /// <summary>The key of a word of the list.</summary>
    public static string? Find(ReadOnlySpan<char> word) => ByLetters.TryGetValue(word, out var key) ? key : null;

    private static FrozenDictionary<string, string> Read()
    {
        var keys = Words(Plain).ToDictionary(word => word, StringComparer.Ordinal);
        foreach (var entry in Words(Irregular))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            keys.Add(entry[..at], entry[(at + 1)..]);
        }
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Words(string list) => list.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}

"""Month names and weekdays of the languages of CLDR; written by `tools/language_words.py`, never by hand.

Each line of a string is a meaning (a month from 1, or a weekday from 0, which is Monday) and its words in small
letters. A month of `MEANT_BY` is another one elsewhere: each line has its numbers, and the languages of each.
"""

MONTHS = """
1 ean eanáir ene enero faoi gen gener gennaio genver ghe ghennàrgiu hān hānuere ian ianuarie ion ionawr jaan
1 jaanuar janaayo janairu janar janeiro janer janewoore jannaayo jannar jannewa jannewaris januaar januar
1 januara januari januarie januario januaro januwari január januára janv janvier janvāris janúar jen jenaro
1 jenụwarị jän jänner jén jénúári kaw led leden ledna oca ocak rbn rêbendan saus sausio sausis schan schaner sij
1 siječanj siječnja sty styczeń stycznia sān sānuali tammi tammikuu tammikuuta urt urtarrila uđiv uđđâivemáánu
1 xan xaneiro xin xineru yan yanvar yen yennayer yepé zen zenâ ýan ýanwar ιαν ιανουάριοσ ιανουαρίου ажь
1 ажьырныҳəа кӑр кӑрлач сту студзень студзеня січ січень січня янв январ январь января яну януари јан јанвар
1 јануар јануари ғин ғинуар қаң қаңтар հնվ հունվար հունվարի ינואר جانفي جانواري جنو جنوري جنوری جَن جَنَيْرُ
1 قاڭتار يانۋار يناير ژانویه जनवरी जान जानुवारी जाने जानेवारी জানু জানুয়ারি জানুৱাৰী ਜਨਵਰੀ જાન્યુ જાન્યુઆરી
1 ଜାନୁଆରୀ ஜனவரி జనవరి ಜನವರಿ ജനു ജനുവരി දුරුතු มกราคม ມັງກອນ ဇန် ဇန်နဝါရီ ၸၼ်ႇ ၸၼ်ႇဝႃႇရီႇ იან იანვარი ጃንዋሪ ᎤᏃᎸᏔᏅ
1 មករា ᱡᱟᱱ ᱡᱟᱱᱣᱟᱨᱤ 𑄎𑄚𑄪 𑄎𑄚𑄪𑄠𑄢𑄨
2 chw chwef chwefror cʼhwe cʼhwevrer fab faburairu favr favrer feabh feabhra febbraio febr febraayo febraro
2 febreiro febrer febrero febreru febrewaris febrewoore februaar februar februara februari februarie februario
2 februaro februwari február februára februāris febrúar febrụwarị fev fevereiro fevral few fewral fra frar fre
2 frevâ freàrgiu fur fuṛar fäb fäbrowa fév févr février fēp fēpueli fẹ́b fẹ́búári gearr helmi helmikuu
2 helmikuuta kpa kuovâ kuovâmáánu lut lutego luty mukũi ots otsaila peb pebrero pèb pèbruari pēp pēpuere sbt shk
2 shkurt sibat vas vasario vasaris veebr veebruar velj veljača veljače úno únor února şub şubat φεβ φεβρουάριοσ
2 φεβρουαρίου ақп ақпан жəаб жəабран лют лютага лютий лютого люты нар нарӑс феб фебруар фев февр феврал февраль
2 февраля февруари փետրվար փետրվարի փտվ פברואר اقپان شباط شوبات فبر فبراير فبروري فبروری فروری فوریه فيبروري
2 فيبواري فيفري فېبروري فېۋرال ڢَب ڢَبْرَيْرُ फरवरी फ़रवरी फेब फेबरवरी फेब्रु फेब्रुअरी फेब्रुवारी फेब्रूवारी
2 ফেব ফেব্রুয়ারি ফেব্ৰু ফেব্ৰুৱাৰী ਫ਼ਰ ਫ਼ਰਵਰੀ ફેબ્રુ ફેબ્રુઆરી ଫେବୃଆରୀ பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ಫೆಬ್ರ
2 ಫೆಬ್ರವರಿ ഫെബ്രു ഫെബ്രുവരി නවම් กุมภาพันธ์ ກຸມພາ ဖေဖော်ဝါရီ ၾႅပ်ႇ ၾႅပ်ႇဝႃႇရီႇ თებ თებერვალი ለካቲት ፌብሩዋሪ ᎧᎦᎵ
2 កុម្ភៈ ᱯᱷᱟ ᱯᱷᱟᱨᱣᱟᱨᱤ 𑄜𑄬𑄛𑄴 𑄜𑄬𑄛𑄴𑄝𑄳𑄢𑄪𑄠𑄢𑄨
3 adar adr bře březen března kov kovas kovo maa maachị maalis maaliskuu maaliskuuta maarso maart maarts mac mach
3 machi marca marec maret maris mars marso mart martie martio marto marts martxoa martzu marzec marzo marzu març
3 março mas mashi maw mawrth maʻa maʻasi meur meurzh meɣ meɣres mrt musapíri màrt márc március márta mäe mäerz
3 mär märts märz mäz määz māe māehe měr měrc měrca njuhčâ njuhčâmáánu ožu ožujak ožujka μάρ μάρτιοσ μαρ μαρτίου
3 бер березень березня мар март марта нау наурыз пуш сак сакавік сакавіка хəажəкыра хəажә մարտ մարտի մրտ מרץ
3 آذار ئازار مار مارت مارس مارچ مَر مَرِسْ ناۋرىز मार्च मार्चु মার্চ মাৰ্চ ਮਾਰਚ માર્ચ ମାର୍ଚ୍ଚ மார் மார்ச் మార్చి
3 ಮಾರ್ಚ್ മാർ മാർച്ച് මැදින් มีนาคม ມີນາ မတ် မၢတ်ႉၶျ် მარ მარტი መጋቢት ማርች ᎠᏅᏱ មីនា ᱢᱟᱨ ᱢᱟᱨᱪ 𑄟𑄢𑄴𑄌𑄧
4 abr abriil abril abrile abrëll afi afirilu aib aibreán api apirila apr aprel aprell aprile aprili aprilie
4 aprill aprilo apryl apryla apríl apríla aprīlis arv arvî avr avrigl avril bal balandis balandžio cuáŋui
4 cuáŋuimáánu dub duben dubna d’abr d’abril d’arv d’arvî d’avrigl ebr ebrel ebrill eph ephreli epr epreel gibl
4 huhti huhtikuu huhtikuuta irũdí kwi kwiecień kwietnia nis nisan nsn nîsan pri prill tra travanj travnja yeb
4 yebrir ápr április épr éprel āpe āperira ʻepe ʻepeleli απρ απρίλιοσ απριλίου ака апр апрел апрель апреля април
4 квіт квітень квітня кра красавік красавіка мшаԥы сәу сәуір ապր ապրիլ ապրիլի אפריל ءساۋىر آوریل أبريل أفريل
4 أَڢْر أَڢْرِلُ إبريل ئاپرېل اپر اپريل اپریل اڤريل نيسان نیسان अप्रिल अप्रेल अप्रै अप्रैल एप्रि एप्रिल एप्री
4 एप्रील এপ্রি এপ্রিল এপ্ৰিল ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ એપ્રિલ ଅପ୍ରେଲ ஏப் ஏப்ரல் ఏప్రి ఏప్రిల్ ಏಪ್ರಿ ಏಪ್ರಿಲ್ ഏപ്രി ഏപ്രിൽ බක්
4 เมษายน ເມສາ ဢေႇ ဢေႇပရႄႇ ဧပြီ აპრ აპრილი ሚያዝያ ኤፕሪ ኤፕሪል ᎧᏬᏂ មេសា ᱟᱯᱨ ᱟᱯᱨᱮᱞ 𑄃𑄬𑄛𑄳𑄢𑄨𑄣𑄴
5 beal bealtaine cèit geg gegužė gegužės gln gulan kvě květen května maaie maayo mae mag maggio mai maiatza maig
5 maijs maio maj maja majo maju matg mayo mayu mayyu mayıs maz mazzo maí maý mee mei mej meja meje mejju mey
5 meyi máj mája május méi svi svibanj svibnja touko toukokuu toukokuuta vyesi vyesimáánu μάι μάιοσ μαΐ μαΐου лаҵ
5 лаҵара май мам мамыр мая мај тра трав травень травня траўня մայիս մայիսի մյս מאי أيار ئایار مئي مئی مامىر ماي
5 مايو مَي مَيُ মে’ മേയ് වෙසක් พฤษภาคม ພຶດສະພາ မေႇ მაი მაისი ጉንበት ᎠᏂᏍᎬᏘ ឧសភា
6 birž birželio birželis cze czerwca czerwiec eka ekaina giu giugno haz haziran hezîran hun hune hunyo hzr iun
6 iunie iyn iyun iýun jug jugno jui juin junho juni junie junij junija junio juny juu juun juuni jún júna június
6 júní jün jüüne jūn jūnijs kesi kesimáánu kesä kesäkuu kesäkuuta lip lipanj lipnja làm làmpadas meh mehefin
6 meith meitheamh mezh mezheven qer qershor sune xun xunu xuño yun yuni yunyu zercl zercladur zug zugno ògmh
6 červen června čvn ġun ġunju ιουν ιουνίου ιούν ιούνιοσ июн июнь июня ијн ијун мау маусым рашəара рашә черв
6 червень червня чэр чэрвень чэрвеня юни јун јуни ҫӗрт ҫӗртме հնս հունիս հունիսի יוני ئىيۇن جوان جون جوٗن حزيران
6 حوزەیران ماۋسىم يونيو يُون يُونِ ژوئن जुन जून জুন ਜੂਨ જૂન ଜୁନ ஜூன் జూన్ ಜೂನ್ ജൂൺ පොසොන් มิถุนายน ມິຖຸນາ ဇွန်
6 ၸုၼ်ႇ ივნ ივნისი ᏕᎭᎷᏱ មិថុនា ᱡᱩᱱ 𑄎𑄪𑄚𑄴
7 fan fanadur gor gorff gorffennaf goue gouere heinä heinäkuu heinäkuuta hul hulyo hūr hūrae iuch iul iulie iyl
7 iyul iúil iýul juil juill juillet julai julayi julaị julho juli julie julij julija julio juliol juuli júl júla
7 július júlí jül jüüle jūl jūlijs korr korrik liep liepa liepos lip lipca lipiec lug luggio luglio luj lujo lul
7 lulju luulyo siu siulai srp srpanj srpnja syeini syeinimáánu tem temmuz trm trì trìulas tîrmeh uzt uztaila xnt
7 xul xullo xunetu yul yuli yulyu července červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ июл июль июля ијл ијул лип
7 липень липня ліп ліпень ліпеня утӑ шіл шілде юли јул јули ԥхынгəы ԥхынгә հլս հուլիս հուլիսի יולי ئىيۇل تموز
7 تەمووز جول جولاءِ جولائی جولاي جولای جويلية جوٗلایی جُلایی شىلدە يوليو يوليوز يُول يُولِ ژوئیه जुल जुलय जुला
7 जुलाई जुलै জুল জুলাই ਜੁਲਾ ਜੁਲਾਈ જુલાઈ ଜୁଲାଇ ஜூலை జులై ಜುಲೈ ജൂലൈ ඇසළ กรกฎาคม ກໍລະກົດ ဇူလိုင် ၸူႇ ၸူႇလၢႆႇ ივლ
7 ივლისი ሓምለ ጁላይ ᎫᏰᏉᏂ កក្កដា ᱡᱩᱞ ᱡᱩᱞᱟᱭ 𑄎𑄪𑄣𑄭
8 abu abuztua aga agasti agost agosti agosto agostu ags agt agu agusta agustus août aug auguscht augusta augusti
8 augusto augusts augustus augusztus aus austu avg avgust avq avqust avust awg awgust awgusta awst aww awwissu
8 ağu ağustos aŭg aŭgusto d’ag d’ago d’agost d’agosto d’agostu d’avust elo elokuu elokuuta eost gush gusht kol
8 kolovoz kolovoza kǝu lùna lún lúnasa ogo ogos ogosto ogs ouj oujoss porge porgemáánu rugp rugpjūtis rugpjūčio
8 sie sierpień sierpnia srp srpen srpna tbx tebax ágú ágúst āku ākuhata ɣuc ɣuct ʻaok ʻaokosi αυγ αυγούστου αύγ
8 αύγουστοσ αὐγ αὐγούστου αὔγουστοσ авг август августа ауг аугуст жні жнівень жніўня нанҳəа нанҳә серп серпень
8 серпня там тамыз ҫур ҫурла օգոստոս օգոստոսի օգս אוגוסט آگسٽ أغسطس أغشت أوت أَغُ أَغُسْتَ ئاب ئاۋغۇست اوت اګست
8 اگس اگست تامىز غشت ݢوس अगस्ट अगस्त आगष्ट आगस्ट ऑगस्ट আগষ্ট আগস্ট ਅਗਸਤ ઑગસ્ટ ଅଗଷ୍ଟ ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್
8 ഓഗസ്റ്റ് නිකිණි สิงหาคม ສິງຫາ ဢေႃး ဢေႃးၵၢတ်ႉ ဩဂုတ် აგვ აგვისტო ነሓሰ ኦገስ ኦገስት ᎦᎶᏂ សីហា ᱟᱜᱟ ᱟᱜᱟᱥᱛ ọgọ ọgọst
8 ọgọọst ọ́gọ 𑄃𑄉𑄧𑄌𑄴𑄑𑄴
9 cab cabudanni cte ctembeṛ eyl eylül fʊm gwen gwengolo hep hepetema ira iraila medi mfómh rugs rugsėjis rugsėjo
9 ruj rujan rujna satumba seb sebteembar sebtembar sen sentabr sentyabr sentýabr septemba septembar septembra
9 septembre septembrie septembris septembro septhemba septiembre septimber septämber set setembr setembre
9 setembro setenbre setiembre sett settember settembre settembru setyembre sht shtator sult syys syyskuu
9 syyskuuta szept szeptember säp sèp sèptèmber sēp sēpitema sẹp sẹptẹ́mba wrz wrzesień września zář září îln
9 îlon čohčâ čohčâmáánu σεπ σεπτέμβριοσ σεπτεμβρίου авӑн вер верасень верасня верасьня вересень вересня сен сент
9 сентябр сентябрь сентября сентјабр сеп септ септембар септември цəыб цəыббра қыр қыркүйек սեպ սեպտեմբեր
9 սեպտեմբերի ספטמבר أيلول ئەیلوول سبتمبر ستمبر سيپٽمبر سيڤتيمبر سَت سَتُمْبَ سپت سپتامبر سپتمبر سېنتەبىر سېپتمبر
9 شتمبر شتنبر قىركۇيەك सतमबर सतुंबर सप्टे सप्टें सप्टेंबर सितंबर सेप सेप्टेम्बर सेप्थेम्बर ছেপ্তে ছেপ্তেম্বৰ সেপ
9 সেপ্ট সেপ্টেঃ সেপ্টেম্বর ਸਤੰ ਸਤੰਬਰ સપ્ટે સપ્ટેમ્બર ସେପ୍ଟେମ୍ବର செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ ಸೆಪ್ಟೆಂ
9 ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റം സെപ്റ്റംബർ බිනර กันยายน ກັນຍາ စက် စက်တင်ဘာ သႅပ်ႇ သႅပ်ႇထႅမ်ႇပႃႇ სექ სექტემბერი መስከረም ሴፕቴ
9 ሴፕቴምበር ᏚᎵᏍᏗ កញ្ញា ᱥᱮᱯ ᱥᱮᱯᱴᱮᱢᱵᱟᱨ 𑄥𑄬𑄛𑄴𑄑𑄬𑄟𑄴𑄝𑄧𑄢𑄴
10 cim cot cotmeh dfómh dàmh d’ochobre d’oct d’october d’octubre d’ott d’ottobre eki ekim here hyd hydref lis
10 listopad listopada loka lokakuu lokakuuta och ochobre octobre octombrie octubre oke oketopa okt oktabr okthoba
10 oktoba oktobar oktober oktobra oktobris oktobro oktohber oktoobar oktoober oktover oktubre oktuuber oktyabr
10 október októbra oktýabr oto otobre ott ottobre ottubru otu otubr out outubro paź październik października
10 roovvâd roovvâdmáánu santugaine spal spalio spalis stg tet tetor tub tubeṛ urr urria říj říjen října ʻoka
10 ʻokatopa οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня жьҭ жьҭаара кас кастрычнік кастрычніка окт октобар
10 октомври октябр октябрь октября октјабр юпа қаз қазан հոկ հոկտեմբեր հոկտեմբերի אוקטובר آڪٽوبر أكتوبر أُكْت
10 أُكْتوُبَ ئۆكتەبىر اوکتوبر اکت اکتبر اکتوبر اکتوٗبر قازان अकतुम्बर अक्टूबर अक्टोबर अक्ट’ अक्ट’बर अक्तूबर
10 आक्टोबर ऑक्टो ऑक्टोबर অক্টো অক্টোঃ অক্টোবর অক্টোবৰ ਅਕਤੂ ਅਕਤੂਬਰ ઑક્ટો ઑક્ટોબર ଅକ୍ଟୋବର அக் அக்டோபர் అక్టో
10 అక్టోబర్ ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ഒക്ടോ වප් ตุลาคม ຕຸລາ အောက် အောက်တိုဘာ ဢွၵ်ႇ ဢွၵ်ႇထူဝ်ႇပႃႇ ოქტ ოქტომბერი ኦክቶ ኦክቶበር
10 ጥቅምቲ ᏚᏂᏅᏗ តុលា ᱚᱠᱴ ᱚᱠᱴᱚᱵᱟᱨ ọkt ọktoba ọktóba ὀκτ ὀκτωβρίου ὀκτώβριοσ 𑄃𑄧𑄇𑄴𑄑𑄬𑄝𑄧𑄢𑄴 𑄃𑄧𑄇𑄴𑄑𑄮𑄝𑄧𑄢𑄴
11 aza azaroa kas kasım lapkr lapkritis lapkričio lis listopad listopada listopadu marras marraskuu marraskuuta
11 mijdar mjd nob nobyembre noe noema nof nofember noiembrie noofeembar nop nopèmber novemba novembar novembr
11 novembra novembre novembris novembro novembru novenbre noviembre novimber novämber nowember nowembra noy
11 noyabr noý noýabr nun nunembeṛ nuw nuwamba nën nëntor nóv nóvember nōv nōvema nọv nọvẹ́mba pay payares pom
11 samh samhain santandria skammâ skammâmáánu sta stu studeni studenoga tach tachwedd νοέ νοέμβριοσ νοε νοεμβρίου
11 абҵ абҵара лист листопад листопада ліс лістапад лістапада нов новембар ное ноември ноя нояб ноябр ноябрь
11 ноября ној нојабр чӳк қар қараша նոյ նոյեմբեր նոյեմբերի נובמבר قاراشا نوامبر نوفمبر نوم نومبر نونبر نويابىر
11 نوۏيمبر نُو نُوَمْبَ नवं नवंबर नवमबर नवूमबर नवे नवेम्बर नोभेम्बर नोव्हें नोव्हेंबर নভে নভেঃ নভেম্বর নৱে
11 নৱেম্বৰ ਨਵੰ ਨਵੰਬਰ નવે નવેમ્બર ନଭେମ୍ବର நவம்பர் నవం నవంబర్ ನವೆಂ ನವೆಂಬರ್ നവം നവംബർ ඉල් พฤศจิกายน ພະຈິກ နို
11 နိုဝင်ဘာ ၼူဝ်ႇ ၼူဝ်ႇဝႅမ်ႇပႃႇ ნოე ნოემბერი ሕዳር ኖቬም ኖቬምበር ᏅᏓᏕᏆ វិច្ឆិកា ᱱᱟᱣ ᱱᱟᱣᱟᱢᱵᱟᱨ 十一月 𑄚𑄧𑄞𑄬𑄟𑄴𑄝𑄧𑄢𑄴
12 abe abendua ara aralık avi avientu berfanbar brf bʊn decembar decembra decembre decembrie decembris decembro
12 dek dekabr des desemba desember desembre desimber det dets detsember dex dexembre dez dezember dezembr
12 dezembro dezenbre dezämber dhj dhjetor dic dicembre diciembre dis disamba diseembar disemba disember disyembre
12 disẹ́mba diċ diċembru duǧ duǧembeṛ déc décembre dés désèmber dùbh d’avientu gru grudnia grudzień gruod gruodis
12 gruodžio joulu joulukuu joulukuuta juovlâ juovlâmáánu kerzu kzu nad nadale noll nollaig pro prosinac prosinca
12 prosince prosinec rhag rhagfyr tīh tīhema tīs tīsema δεκ δεκέμβριοσ δεκεμβρίου груд грудень грудня дек декабр
12 декабрь декабря декември дец децембар жел желтоқсан раш раштав сне снежань снежня сьн сьнежань сьнежня ԥхынҷ
12 ԥхынҷкәын դեկ դեկտեմբեր դեկտեմբերի דצמבר جەلتوقسان دجمبر دجنبر دسامبر دسم دسمبر ديسمبر ديسيمبر دِس دِسَمْبَ
12 دېكابىر ڊسمبر डिसं डिसंबर डिसे डिसें डिसेंबर डिसेम्बर दसमबर दसूमबर दिसंबर ডিচে ডিচেম্বৰ ডিসে ডিসেঃ ডিসেম্বর
12 ਦਸੰ ਦਸੰਬਰ ડિસે ડિસેમ્બર ଡିସେମ୍ବର டிச டிசம்பர் డిసెం డిసెంబర్ ಡಿಸೆಂ ಡಿಸೆಂಬರ್ ഡിസം ഡിസംബർ උඳුවප් ธันวาคม ທັນວາ
12 တီႇ တီႇသႅမ်ႇပႃႇ ဒီဇင်ဘာ დეკ დეკემბერი ታሕሳስ ዲሴም ዲሴምበር ᎥᏍᎩᏱ ធ្នូ ᱫᱤᱥ ᱫᱤᱥᱟᱢᱵᱟᱨ 十二月 𑄓𑄨𑄥𑄬𑄟𑄴𑄝𑄢𑄴 𑄓𑄨𑄥𑄬𑄟𑄴𑄝𑄧𑄢𑄴
"""

WEEKDAYS = """
0 ajé arim astelehena aɖɩt aɖɩtɛnɛɛ dil dilluns diluain dush dushanba duş duşem duşenbe dşm esmaspäev gli
0 glindesdi hétfő hën isn isniin isnin jumatatu lit litinin llu llun llunes luan lun lundi lundo lunedi lunedì
0 lunes lunesdì luni lunis luns maanantai maanantaina maandag man mandag mane moandei mohndaach montag mso mun
0 mundai mur murakipí mán mánadagur mánudagur mä määntig må mån måndag méi méindeg mōn mōnite mọn mọnde mọ́n
0 mọ́ndè pazartesi pir pirmadienis pirmd pirmdiena pon pondelok pondělí ponedeljak ponedeljek ponedjeljak
0 poniedziałek pzt pón póndźela pónjeźele seg segunda sen senin senèn som somar somwaar tne umsombuluko vuo
0 vuossaargâ vuossargâ δευ δευτέρα ашә ашәахьа да даваа дс душ душанба дүй дүйсенбі дүйшөмбү дүш дүшәмбе ор
0 оршот пан панядзелак пн пон понеделник понедельник понедељак понеділок понедјељак тн երկ երկուշաբթի اثنين
0 الاثنين دوشنبه دووشەممە دۇي دۇيسەنبى دۈ دۈشەنبە سومر لِت لِتِنِنْ پیر ژٔندرٕروار ژٔندٕروار चंदिरवार च़ंदिरवार
0 सम समबार सू सूमर सोआर सोम सोमबार सोमवार सोमार সোম সোমবার সোমবাৰ ਸੋਮ ਸੋਮਵਾਰ સોમ સોમવાર ସୋମ ସୋମବାର திங் திங்கள்
0 సోమ సోమవారం ಸೋಮ ಸೋಮವಾರ തിങ്കൾ සඳුදා จันทร์ วันจันทร์ ຈັນ ວັນຈັນ တနင်္လာ ဝၼ်းၸၼ် ၸၼ် ორშ ორშაბათი ሰኑ ሰኑይ ሰኞ
0 ᎤᎾᏙᏓᏉᏅᎯ ᏉᏅᎯ ចន្ទ ច័ន្ទ ᠲᠠ ᠳᠠ ᠳᠠᠸᠠ ᱚᱛ ᱚᱛᱮ 周一 星期一 月曜日 週一 월요일 𑄥𑄧𑄟𑄴 𑄥𑄧𑄟𑄴𑄝𑄢𑄴
1 antradienis aram asteartea atal atalaata bil dienstag dim dimarts dimàirt dingsdag dinnsdaach dinsdag dën
1 dënschdeg jumanne kedd maj majebaargâ majebargâ mangal mangalwaar mardi mardo martedi martedì martes marti
1 martis marți maw meu meurzh mmk mongllar máirt mät mätesdì otrd otrdiena rég sal salı sel selasa sesh seshanba
1 siş sişenbe sêşem sşm tal talaado talata tei teisdai teisipäev ter terça tiisdei tiistai tiistaina tir tirs
1 tirsdag tis tisdag tiu tiuzdee tiú tiúzdè tldo tli tor torek tysdag týs týsdagur tūr tūrei tūs tūsite
1 ulwesibili uto utorak utorok wał wałtora wtorek wut wutora ziischtig ìsɛ́gun ìsẹ́gun út úterý þri þriðjudagur
1 τρί τρίτη аў аўт аўторак аҩ аҩаша вт вто вторник вівторок мя мягмар сейсенбі сеш сешанба сс уто уторак шейш
1 шейшемби ши шинара шиш шишәмбе ыт երեքշաբթի երք الثلاثاء اڱارو بۆموار تَل تَلَتَ ثلاث سێشەممە سە سەي سەيسەنبى
1 سەيشەنبە منگل बुवार बोमवार मं मंग मंगल मंगलबार मंगलवार मंगलु मंगळ मंगळवार मंगळार मङ्गल मङ्गलबार মঙ্গল মঙ্গলবার
1 মঙ্গলবাৰ ਮੰਗਲ ਮੰਗਲਵਾਰ મંગળ મંગળવાર ମଙ୍ଗଳ ମଙ୍ଗଳବାର செவ் செவ்வாய் మంగళ మంగళవారం ಮಂಗಳ ಮಂಗಳವಾರ ചൊവ്വ ചൊവ്വാഴ്ച අඟහ
1 අඟහරුවාදා วันอังคาร อังคาร ວັນອັງຄານ ອັງຄານ ဝၼ်းဢင်းၵၢၼ်း အင်္ဂါ ၵၢၼ်း სამ სამშაბათი ማክሰ ማክሰኞ ሰሉ ሰሉስ ᏔᎵᏁ ᏔᎵᏁᎢᎦ
1 អង្គារ ᠮᠢᠠᠠᠮᠠᠷ ᠮᠢᠭ ᱵᱟ ᱵᱟᱞᱮ 周二 星期二 火曜日 週二 화요일 𑄟𑄧𑄁𑄉𑄧𑄣𑄴 𑄟𑄧𑄁𑄉𑄧𑄣𑄴𑄝𑄢𑄴
2 ahad alaarba alar arbaco arbc asteazkena bud budh budhvar budhwaar chor chorshanba céad dic diciadain dimecres
2 erb jumatano keskiviikko keskiviikkona kolmapäev kos koskoho koskokko lar laraba mer mercoledì mercredi
2 mercuridi mercʼher merkredo mesemna metwoch middeweken mie miercuri mik mikudagur mittwoch mittwuch miy
2 miyerkules mié miércoles mið miðvikudagur mms mäc mäcordì mèr mèrcore mèrcuris mér mércores mër mët mëttwoch
2 ons onsdag pul pulelulu qua quarta rab rabu reb rebo sre sreda sri srijeda srj srjeda srjoda streda středa sze
2 szerda tha trečiadienis trešd trešdiena tẽg ulwesithathu weedensdai wen wenerei wenezdee woansdei woensdag
2 wẹ́n wẹ́nẹ́zdè çar çarşamba çarşem çarşenbe çşm çərşənbə śr środa ɔjɔ́rú τετ τετάρτη ах ахаша кха кхаара лх
2 лхагва сер серада середа ср сре среда сри сриједа сряда сәрсенбі чор чоршанба чәршәнбә шар шарш шаршамбы
2 шаршемби юн չորեքշաբթի չրք اربع الأربعاء بدھ بودوار بُدھ رابو سار سارسەنبى لَر لَرَبَ چا چارشەنبە چهارشنبه
2 چوارشەممە बुध बुधबार बुधवार बु॒ध बोदवार ॿुध ॿुधर বুধ বুধবার বুধবাৰ ਬੁੱਧ ਬੁੱਧਵਾਰ બુધ બુધવાર ବୁଧ ବୁଧବାର புத
2 புதன் బుధ బుధవారం ಬುಧ ಬುಧವಾರ ബുധൻ බදාදා พุธ วันพุธ ພຸດ ວັນພຸດ ပုတ်ႉ ဗုဒ္ဓဟူး ဝၼ်းပုတ်ႉ ოთხ ოთხშაბათი ረቡ ረቡዕ
2 ᏦᎢᏁ ᏦᎢᏁᎢᎦ ពុធ ᡀᠠ ᡀᠠᠭᠪᠠ ᱥᱟᱹ ᱥᱟᱹᱜᱩᱱ ọjọ́rú 周三 星期三 水曜日 週三 수요일 𑄝𑄪𑄖𑄴 𑄝𑄪𑄖𑄴𑄝𑄢𑄴
3 alaamɩshɩ alam alh alhamis alhamisi amhad birestar bre ceturtd ceturtdiena csütörtök czw czwartek dia
3 diardaoin dijous don donderdag donnerstag donneschdeg dunnersdaach dunnersdag dunschtig déar déardaoin enj fim
3 fimmtudagur gie gievgia gio giovedì giò giòbia guru guruwaar huw huwebes hós hósdagur iau jeu jeudi joi jov
3 jovedi jue jueves kam kamis kem kemis ketvirtadienis kha khamiis khamis khms neljapäev osteguna pay payshanba
3 pen penşenbe per perşembe pêncşem pşm qui quinta sin stw stwórtk sup supapá tongersdei tor tors torsdag
3 torstai torstaina tuo tuorâstuv tuorâstâh tuʻa tuʻapulelulu tür tüürsdai tāi tāite tọ́z tọ́zdè tọọ tọọzdee
3 ulwesine vẽn xov xoves xue xueves yaou zeu zeuggia zob zoba čet četrtek četvrtak čt čtvrtek ħam ĵa ĵaŭdo št
3 štvrtok štw štwórtk ɔjɔ́bɔ πέμ πέμπτη аԥ аԥшьаша бейсенбі бейш бейшемби бс еа еара кес кесаҙна кҫ пай пайшанба
3 пү пүрэв чац чацвер чацьвер чет четвер четверг четвртак четврток четвъртък чт чц հինգշաբթի հնգ أَلْح
3 أَلْحَمِسْ الخميس برؠسوار بەي بەيسەنبى جمعرات خميس پنجشنبه پێنجشەممە پە پەيشەنبە गुरु गुरुवार बिरेस्तार बिस्थि
3 बिस्थिबार बिहि बिहिबार ब्रेसवार विस विस्पत वीर वीरवार বৃহ বৃহস্পতি বৃহস্পতিবার বৃহস্পতিবাৰ ਵੀਰ ਵੀਰਵਾਰ ગુરુ
3 ગુરુવાર ଗୁରୁ ଗୁରୁବାର வியா வியாழன் గురు గురువారం ಗುರು ಗುರುವಾರ വ്യാഴം พฤหัส วันพฤหัสบดี ພະຫັດ ວັນພະຫັດ ကြာသပတေး
3 ဝၼ်းၽတ်း ၽတ်း ხუთ ხუთშაბათი ሐሙስ ሓሙ ሓሙስ ᏅᎩᏁ ᏅᎩᏁᎢᎦ ព្រហ ព្រហស្បតិ៍ ᠫᠥᠷ ᠫᠦᠷ ᠫᠦᠷᠪᠦ ᱥᱟᱹᱨ ᱥᱟᱹᱨᱫᱤ ọjọ́bọ 周四 星期四 木曜日
3 週四 목요일 𑄝𑄳𑄢𑄨𑄥𑄪𑄛𑄴 𑄝𑄳𑄢𑄨𑄥𑄪𑄛𑄴𑄝𑄢𑄴
4 ann anna aoine arɩs arɩsǝma biy biyernes che chenàbura cum cuma cümə dih dihaoine divendres fal falaite fraí
4 fraídè fraị fraịdee fre fredag freed freedag freidai freideg freitag friidaach friitig frí fríggjadagur fös
4 föstudagur gwe gwen gwener hla ijumaa jimco jmc jum juma jumaat jumat juma’at jummaʼa ostirala par paraire
4 penktadienis perjantai perjantaina pet petak petek piatok piektd piektdiena piątek pja pjatk pre pá pátek pén
4 péntek pět pětk reede sem sex sexta shukra shukrawaar suk sukrar ulwesihlanu ven venardì venderdi vendredi
4 vendredo venerdi venerdì venres vie vienres viernes vin vineri vrijdag vrydag vás vástuppeeivi vástuppeivi vèn
4 vènare yuk yukuakú înî ġim ɛtì παρ παρασκευή ахә ахәаша ба баасан жм жум жума жұма йом йома пʼятниця пет петак
4 петок петък пт пят пятница пятніца пӏе пӏераска эр ҹүмә ուր ուրբաթ الجمعة جمعة جمعه جمعو جمعہ جُم جُمَعَ جُمہ
4 جۇم جۇما جۈ جۈمە ھەینی जु जुम जुमा जुमो जुम्मा शुक्कर शुक्करवार शुक्र शुक्रबार शुक्रवार शुक्रार सुखुर सुखुरबार
4 सुुखुरबार শুক্র শুক্রবার শুক্ৰ শুক্ৰবাৰ ਸ਼ੁੱਕਰ ਸ਼ੁੱਕਰਵਾਰ શુક્ર શુક્રવાર ଶୁକ୍ର ଶୁକ୍ରବାର வெள் வெள்ளி శుక్ర
4 శుక్రవారం ಶುಕ್ರ ಶುಕ್ರವಾರ വെള്ളി සිකු සිකුරාදා วันศุกร์ ศุกร์ ວັນສຸກ ສຸກ ဝၼ်းသုၵ်း သုၵ်း သောကြာ პარ პარასკევი
4 ዓር ዓርቢ ዓርብ ᏧᎾᎩ ᏧᎾᎩᎶᏍᏗ សុក្រ ᠪᠠ ᠪᠠᠰᠠᠩ ᱡᱟᱹ ᱡᱟᱹᱨᱩᱢ ẹtì 周五 星期五 週五 金曜日 금요일 𑄥𑄪𑄇𑄴𑄇𑄮𑄢𑄴 𑄥𑄪𑄇𑄴𑄇𑄮𑄢𑄴𑄝𑄢𑄴
5 asa asabar asib asiibi cmt cumartesi dis disathairne dissabte jumamosi larunbata lau lauantai lauantaina
5 laugardagur laupäev laurdag ley leygardagur láv lávurduv lávurdâh lör lördag lør lørdag mgq rāh rāhoroi sab
5 sabado sabato sabbato sabbo sabo sabti sabtu sad sadorn sam samedi samschdeg samschtig samsdaach samstag san
5 saninj sap saptu saterdag sath satọdee sau saurú sav savnu sbti sed sestd sestdiena shan shanba shani
5 shaniwaar sht sib sneon sob sobota son sonda sonvar sub subota szo szombat sàb sàbadu sáb sábado sábadu sát
5 sátọdè sâm sâmbătă sünnavend tok tokonaki umgqibelo zaterdag àbámɛ́ta àbámẹ́ta şem şemî şen şenbe şənbə
5 šeštadienis št σάβ σάββατο ас асабша бя бямба ишемби ишм саб сабота сб сенбі суб суббота субота събота шан
5 шанба шм шуо шуот шәм шәмбе шәнбә շաբաթ շբթ שבת أَسَ أَسَبَرْ السبت اونۍ بٹوار سبتو سەن سەنبى شنبه شە شەممە
5 شەنبە ڇنڇر ہفتہ छंछ छंछर बटवार शनि शनिच्चरवार शनिबार शनिवार शेनवार सनि सनिबार শনি শনিবার শনিবাৰ ਸ਼ਨੀ ਸ਼ਨੀਵਾਰ
5 શનિ શનિવાર ଶନି ଶନିବାର சனி శని శనివారం ಶನಿ ಶನಿವಾರ ശനി සෙන සෙනසුරාදා วันเสาร์ เสาร์ ວັນເສົາ ເສົາ စနေ ဝၼ်းသဝ် သဝ်
5 შაბ შაბათი ቀዳ ቀዳም ቅዳሜ ᎤᎾᏙᏓᏈᏕᎾ ᏈᏕᎾ សៅរ៍ ᠪᠢᠮ ᠪᠢᠮᠪᠠ ᱧᱩ ᱧᱩᱦᱩᱢ 周六 土曜日 星期六 週六 토요일 𑄥𑄧𑄚𑄨 𑄥𑄧𑄚𑄨𑄝𑄢𑄴
6 acer ahad ahd ait aitar alah alahaɖɩ axad axd bazar did didòmhnaich die dim dimanche dimanĉo diumenge dom
6 domenega domenica domh domingo domingu dominica doménega domìniga dum dumengia duminică igandea isonto
6 jumapili lah lahadi lin linggo min minggu mit mituú ned nedelja nedeľa nedjelja neděle niedz niedziela nje
6 njedźela njeźela num numĩggu pas pasepeeivi pasepeivi paz pazar pühapäev ravi raviwaar rāt rātapu sekmadienis
6 snein son sondag sonndeg sonntag sul sunndaach sunntig sunnudagur sunnuntai sunnuntaina svētd svētdiena sön
6 söndag söndai sø søn søndag sü sünndag sāp sāpate sọn sọndee sọ́n sọ́ndè vasárnap yak yakshanba yekşem yşm
6 zondag àìkú ýek ýekşenbe ħad κυρ κυριακή ам амҽыша базар воскресенье вр вс жек жексенбі жекшемби жс йәк
6 йәкшәмбе кӏи кӏира нд нед недела неделя недеља неділя недјеља ня няд нядзеля ням якш якшанба կիր կիրակի آتھوار
6 آچر اتوار احد الأحد جەك جەكسەنبى لَح لَحَدِ يە يەكشەنبە یکشنبه یەکشەممە आइत आइतबार आथवार आयतार आर्त आर्तवार
6 तोआर रबि रबिबार रवि रविवार দেও দেওবাৰ রবি রবিবার ਐਤ ਐਤਵਾਰ રવિ રવિવાર ରବି ରବିବାର ஞாயி ஞாயிறு ఆది ఆదివారం ಭಾನು
6 ಭಾನುವಾರ ഞായർ ඉරිදා วันอาทิตย์ อาทิตย์ ວັນອາທິດ ອາທິດ တနင်္ဂနွေ တိတ်ႉ ဝၼ်းဢႃးတိတ်ႉ კვი კვირა ሰን ሰንበት እሑድ
6 ᎤᎾᏙᏓᏆᏍᎬ ᏆᏍᎬ អាទិត្យ ᠨᠢ ᱥᱤᱸ ᱥᱤᱸᱜᱮ 周日 日曜日 星期日 週日 일요일 𑄢𑄧𑄝𑄨 𑄢𑄧𑄝𑄨𑄝𑄢𑄴
"""

MEANT_BY = """
lip 6:Croatian 7:Polish
lis 10:Croatian 11:Czech,Polish
listopad 10:Croatian 11:Czech,Polish
listopada 10:Croatian 11:Polish
srp 7:Croatian 8:Czech
"""

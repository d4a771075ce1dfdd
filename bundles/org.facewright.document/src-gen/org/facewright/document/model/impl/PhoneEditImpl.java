package org.facewright.document.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.PhoneEdit;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Phone Edit</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getPhone <em>Phone</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getWord <em>Word</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getBefore <em>Before</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getAfter <em>After</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getOccurrence <em>Occurrence</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getStart <em>Start</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getEnd <em>End</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#isDetached <em>Detached</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getStrength <em>Strength</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getLead <em>Lead</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getHold <em>Hold</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getClosureLock <em>Closure Lock</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditImpl#getBias <em>Bias</em>}</li>
 * </ul>
 *
 * @generated
 */
public class PhoneEditImpl extends MinimalEObjectImpl.Container implements PhoneEdit {
	/**
	 * The default value of the '{@link #getPhone() <em>Phone</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPhone()
	 * @generated
	 * @ordered
	 */
	protected static final String PHONE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getPhone() <em>Phone</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPhone()
	 * @generated
	 * @ordered
	 */
	protected String phone = PHONE_EDEFAULT;

	/**
	 * The default value of the '{@link #getWord() <em>Word</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWord()
	 * @generated
	 * @ordered
	 */
	protected static final String WORD_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getWord() <em>Word</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getWord()
	 * @generated
	 * @ordered
	 */
	protected String word = WORD_EDEFAULT;

	/**
	 * The default value of the '{@link #getBefore() <em>Before</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBefore()
	 * @generated
	 * @ordered
	 */
	protected static final String BEFORE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getBefore() <em>Before</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBefore()
	 * @generated
	 * @ordered
	 */
	protected String before = BEFORE_EDEFAULT;

	/**
	 * The default value of the '{@link #getAfter() <em>After</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAfter()
	 * @generated
	 * @ordered
	 */
	protected static final String AFTER_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getAfter() <em>After</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAfter()
	 * @generated
	 * @ordered
	 */
	protected String after = AFTER_EDEFAULT;

	/**
	 * The default value of the '{@link #getOccurrence() <em>Occurrence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getOccurrence()
	 * @generated
	 * @ordered
	 */
	protected static final int OCCURRENCE_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getOccurrence() <em>Occurrence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getOccurrence()
	 * @generated
	 * @ordered
	 */
	protected int occurrence = OCCURRENCE_EDEFAULT;

	/**
	 * The default value of the '{@link #getStart() <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStart()
	 * @generated
	 * @ordered
	 */
	protected static final double START_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getStart() <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStart()
	 * @generated
	 * @ordered
	 */
	protected double start = START_EDEFAULT;

	/**
	 * The default value of the '{@link #getEnd() <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnd()
	 * @generated
	 * @ordered
	 */
	protected static final double END_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getEnd() <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnd()
	 * @generated
	 * @ordered
	 */
	protected double end = END_EDEFAULT;

	/**
	 * The default value of the '{@link #isDetached() <em>Detached</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isDetached()
	 * @generated
	 * @ordered
	 */
	protected static final boolean DETACHED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isDetached() <em>Detached</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isDetached()
	 * @generated
	 * @ordered
	 */
	protected boolean detached = DETACHED_EDEFAULT;

	/**
	 * The default value of the '{@link #getStrength() <em>Strength</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStrength()
	 * @generated
	 * @ordered
	 */
	protected static final double STRENGTH_EDEFAULT = 1.0;

	/**
	 * The cached value of the '{@link #getStrength() <em>Strength</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStrength()
	 * @generated
	 * @ordered
	 */
	protected double strength = STRENGTH_EDEFAULT;

	/**
	 * The default value of the '{@link #getLead() <em>Lead</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLead()
	 * @generated
	 * @ordered
	 */
	protected static final double LEAD_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getLead() <em>Lead</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLead()
	 * @generated
	 * @ordered
	 */
	protected double lead = LEAD_EDEFAULT;

	/**
	 * The default value of the '{@link #getHold() <em>Hold</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHold()
	 * @generated
	 * @ordered
	 */
	protected static final double HOLD_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getHold() <em>Hold</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHold()
	 * @generated
	 * @ordered
	 */
	protected double hold = HOLD_EDEFAULT;

	/**
	 * The default value of the '{@link #getClosureLock() <em>Closure Lock</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getClosureLock()
	 * @generated
	 * @ordered
	 */
	protected static final double CLOSURE_LOCK_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getClosureLock() <em>Closure Lock</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getClosureLock()
	 * @generated
	 * @ordered
	 */
	protected double closureLock = CLOSURE_LOCK_EDEFAULT;

	/**
	 * The default value of the '{@link #getBias() <em>Bias</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBias()
	 * @generated
	 * @ordered
	 */
	protected static final double BIAS_EDEFAULT = 0.0;

	/**
	 * The cached value of the '{@link #getBias() <em>Bias</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBias()
	 * @generated
	 * @ordered
	 */
	protected double bias = BIAS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected PhoneEditImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.PHONE_EDIT;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getPhone() {
		return phone;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPhone(String newPhone) {
		String oldPhone = phone;
		phone = newPhone;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__PHONE, oldPhone, phone));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getWord() {
		return word;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setWord(String newWord) {
		String oldWord = word;
		word = newWord;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__WORD, oldWord, word));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getBefore() {
		return before;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBefore(String newBefore) {
		String oldBefore = before;
		before = newBefore;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__BEFORE, oldBefore, before));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getAfter() {
		return after;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAfter(String newAfter) {
		String oldAfter = after;
		after = newAfter;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__AFTER, oldAfter, after));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getOccurrence() {
		return occurrence;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setOccurrence(int newOccurrence) {
		int oldOccurrence = occurrence;
		occurrence = newOccurrence;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__OCCURRENCE, oldOccurrence, occurrence));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getStart() {
		return start;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setStart(double newStart) {
		double oldStart = start;
		start = newStart;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__START, oldStart, start));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getEnd() {
		return end;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEnd(double newEnd) {
		double oldEnd = end;
		end = newEnd;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__END, oldEnd, end));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isDetached() {
		return detached;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDetached(boolean newDetached) {
		boolean oldDetached = detached;
		detached = newDetached;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__DETACHED, oldDetached, detached));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getStrength() {
		return strength;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setStrength(double newStrength) {
		double oldStrength = strength;
		strength = newStrength;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__STRENGTH, oldStrength, strength));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getLead() {
		return lead;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLead(double newLead) {
		double oldLead = lead;
		lead = newLead;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__LEAD, oldLead, lead));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getHold() {
		return hold;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setHold(double newHold) {
		double oldHold = hold;
		hold = newHold;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__HOLD, oldHold, hold));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getClosureLock() {
		return closureLock;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setClosureLock(double newClosureLock) {
		double oldClosureLock = closureLock;
		closureLock = newClosureLock;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__CLOSURE_LOCK, oldClosureLock, closureLock));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getBias() {
		return bias;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBias(double newBias) {
		double oldBias = bias;
		bias = newBias;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.PHONE_EDIT__BIAS, oldBias, bias));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDIT__PHONE:
				return getPhone();
			case DocumentPackage.PHONE_EDIT__WORD:
				return getWord();
			case DocumentPackage.PHONE_EDIT__BEFORE:
				return getBefore();
			case DocumentPackage.PHONE_EDIT__AFTER:
				return getAfter();
			case DocumentPackage.PHONE_EDIT__OCCURRENCE:
				return getOccurrence();
			case DocumentPackage.PHONE_EDIT__START:
				return getStart();
			case DocumentPackage.PHONE_EDIT__END:
				return getEnd();
			case DocumentPackage.PHONE_EDIT__DETACHED:
				return isDetached();
			case DocumentPackage.PHONE_EDIT__STRENGTH:
				return getStrength();
			case DocumentPackage.PHONE_EDIT__LEAD:
				return getLead();
			case DocumentPackage.PHONE_EDIT__HOLD:
				return getHold();
			case DocumentPackage.PHONE_EDIT__CLOSURE_LOCK:
				return getClosureLock();
			case DocumentPackage.PHONE_EDIT__BIAS:
				return getBias();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDIT__PHONE:
				setPhone((String)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__WORD:
				setWord((String)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__BEFORE:
				setBefore((String)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__AFTER:
				setAfter((String)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__OCCURRENCE:
				setOccurrence((Integer)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__START:
				setStart((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__END:
				setEnd((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__DETACHED:
				setDetached((Boolean)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__STRENGTH:
				setStrength((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__LEAD:
				setLead((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__HOLD:
				setHold((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__CLOSURE_LOCK:
				setClosureLock((Double)newValue);
				return;
			case DocumentPackage.PHONE_EDIT__BIAS:
				setBias((Double)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDIT__PHONE:
				setPhone(PHONE_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__WORD:
				setWord(WORD_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__BEFORE:
				setBefore(BEFORE_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__AFTER:
				setAfter(AFTER_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__OCCURRENCE:
				setOccurrence(OCCURRENCE_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__START:
				setStart(START_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__END:
				setEnd(END_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__DETACHED:
				setDetached(DETACHED_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__STRENGTH:
				setStrength(STRENGTH_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__LEAD:
				setLead(LEAD_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__HOLD:
				setHold(HOLD_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__CLOSURE_LOCK:
				setClosureLock(CLOSURE_LOCK_EDEFAULT);
				return;
			case DocumentPackage.PHONE_EDIT__BIAS:
				setBias(BIAS_EDEFAULT);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDIT__PHONE:
				return PHONE_EDEFAULT == null ? phone != null : !PHONE_EDEFAULT.equals(phone);
			case DocumentPackage.PHONE_EDIT__WORD:
				return WORD_EDEFAULT == null ? word != null : !WORD_EDEFAULT.equals(word);
			case DocumentPackage.PHONE_EDIT__BEFORE:
				return BEFORE_EDEFAULT == null ? before != null : !BEFORE_EDEFAULT.equals(before);
			case DocumentPackage.PHONE_EDIT__AFTER:
				return AFTER_EDEFAULT == null ? after != null : !AFTER_EDEFAULT.equals(after);
			case DocumentPackage.PHONE_EDIT__OCCURRENCE:
				return occurrence != OCCURRENCE_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__START:
				return start != START_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__END:
				return end != END_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__DETACHED:
				return detached != DETACHED_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__STRENGTH:
				return strength != STRENGTH_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__LEAD:
				return lead != LEAD_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__HOLD:
				return hold != HOLD_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__CLOSURE_LOCK:
				return closureLock != CLOSURE_LOCK_EDEFAULT;
			case DocumentPackage.PHONE_EDIT__BIAS:
				return bias != BIAS_EDEFAULT;
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (phone: ");
		result.append(phone);
		result.append(", word: ");
		result.append(word);
		result.append(", before: ");
		result.append(before);
		result.append(", after: ");
		result.append(after);
		result.append(", occurrence: ");
		result.append(occurrence);
		result.append(", start: ");
		result.append(start);
		result.append(", end: ");
		result.append(end);
		result.append(", detached: ");
		result.append(detached);
		result.append(", strength: ");
		result.append(strength);
		result.append(", lead: ");
		result.append(lead);
		result.append(", hold: ");
		result.append(hold);
		result.append(", closureLock: ");
		result.append(closureLock);
		result.append(", bias: ");
		result.append(bias);
		result.append(')');
		return result.toString();
	}

} //PhoneEditImpl
